package org.attributionj.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A sentence worth acting on, made by a rule.
 *
 * @param rule the rule's name
 * @param model the id of the model under which it holds; null if it depends on none
 * @param title what was found, in a few words
 * @param figures the figures with their interval
 * @param settle the test that would settle it
 * @param section the id of the section with the evidence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        String rule, @Nullable String model, String title, String figures, String settle, String section) {

    /** Validates the components. */
    public Finding {
        Checks.notBlank(rule, "rule");
        Checks.notBlank(title, "title");
        Checks.notBlank(figures, "figures");
        Checks.notBlank(settle, "settle");
        Checks.notBlank(section, "section");
    }
}
