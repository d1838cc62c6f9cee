package org.attributionj.models;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.List;

/** Thrown when a text names no model of the catalogue; knows the nearest names. */
public final class UnknownModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** An array, as lists are not declared serialisable. */
    private final String[] suggestions;

    UnknownModelException(String name, List<String> suggestions, List<String> known) {
        super("unknown model " + quoted(name)
                + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?")
                + " Known models: " + String.join(", ", known));
        this.name = name;
        this.suggestions = suggestions.toArray(new String[0]);
    }

    /**
     * The name that is not known.
     *
     * @return the name as read from the text
     */
    public String name() {
        return name;
    }

    /**
     * The nearest known names.
     *
     * @return the names, the nearest first; empty if none is near
     */
    public List<String> suggestions() {
        return List.of(suggestions);
    }
}
