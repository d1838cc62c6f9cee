package org.attributionj.report;

import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyRejection;
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
        return report(source, options, rejection -> {});
    }

    /**
     * Makes a report, and tells of events that contradict others.
     *
     * @param source the customers with their events, passed through several times
     * @param options what is asked for
     * @param rejected is told of every event that is refused while journeys are assembled; it is counted all the same
     * @return the report
     */
    public static Report report(
            CustomerSource source, ReportOptions options, Consumer<? super AssemblyRejection> rejected) {
        return new ReportRun(
                        Checks.notNull(source, "source"),
                        Checks.notNull(options, "options"),
                        Checks.notNull(rejected, "rejected"))
                .run();
    }
}
