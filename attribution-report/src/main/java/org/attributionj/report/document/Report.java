package org.attributionj.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A report: everything that its page, its JSON, its CSV and its Markdown print. Immutable and thread-safe.
 *
 * @param schema the version of this form, 1
 * @param title the title
 * @param period the days that it is about
 * @param before the days that it compares them with; null for none
 * @param zone the IANA id of the zone whose days these are
 * @param models the models; the first one is what the page shows at first
 * @param sections the sections in reading order
 * @param findings what rules found
 * @param method how it was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        int schema,
        String title,
        Span period,
        @Nullable Span before,
        String zone,
        List<ModelName> models,
        List<Section> sections,
        List<Finding> findings,
        List<MethodEntry> method) {

    /** The version of the form that this library writes. */
    public static final int SCHEMA = 1;

    /** Validates the components. */
    public Report {
        Checks.check(schema == SCHEMA, "schema must be " + SCHEMA + ", but was " + schema);
        Checks.notBlank(title, "title");
        Checks.notNull(period, "period");
        Checks.notBlank(zone, "zone");
        models = ImmutableList.copyOf(models);
        Checks.check(!models.isEmpty(), "models must be one or more");
        sections = ImmutableList.copyOf(sections);
        findings = ImmutableList.copyOf(findings);
        method = ImmutableList.copyOf(method);
    }

    /**
     * The first section of an id, in whatever currency.
     *
     * @param section the section's id
     * @return the section, or nothing
     */
    public Optional<Section> section(String section) {
        return sections.stream().filter(each -> each.id().equals(section)).findFirst();
    }

    /**
     * A section in a currency.
     *
     * @param section the section's id
     * @param currency the ISO 4217 code
     * @return the section, or nothing
     */
    public Optional<Section> section(String section, String currency) {
        return sections.stream()
                .filter(each -> each.id().equals(section) && currency.equals(each.currency()))
                .findFirst();
    }
}
