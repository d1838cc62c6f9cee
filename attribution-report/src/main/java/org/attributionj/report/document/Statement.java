package org.attributionj.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that a rule made of a section's figures.
 *
 * @param model the id of the model under which it holds; null if it depends on none
 * @param text the sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(@Nullable String model, String text) {

    /** Validates the components. */
    public Statement {
        Checks.notBlank(text, "text");
    }
}
