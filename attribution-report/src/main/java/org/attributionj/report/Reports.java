package org.attributionj.report;

import org.attributionj.report.document.Report;
import org.attributionj.report.history.CustomerSource;
import org.attributionj.report.internal.Checks;

/**
 * Makes reports.
 *
 * <pre>{@code
 * Report report = Reports.report(source, options);
 * String page = HtmlPage.of(report).html();
 * }</pre>
 *
 * <p>The source is gone through twice, and once more if a model has to be fitted. Memory holds one customer and the sums:
 * O(names x models x resamples). The same customers and options give the same report.
 */
public final class Reports {
    private Reports() {}

    /**
     * Makes a report.
     *
     * @param source the events
     * @param options what to show
     * @return the report
     * @throws IllegalArgumentException if there is no event, the period has no day of the data, or no model can be fitted
     */
    public static Report report(CustomerSource source, ReportOptions options) {
        return new ReportRun(Checks.notNull(source, "source"), Checks.notNull(options, "options")).run();
    }
}
