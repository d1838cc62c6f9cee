package org.attributionj.core.columnar;

import java.util.Locale;

/** Thrown when a model needs something of the data that they do not have; names both. */
public final class MissingDataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message names the model, what it needs, and what to do
     */
    public MissingDataException(String message) {
        super(message);
    }

    /** What a reader of a column is told that nobody asked for. */
    static MissingDataException notAskedFor(Feature feature) {
        String name = feature.name().toLowerCase(Locale.ROOT);
        return new MissingDataException(name + " were read, but not asked for. Say that they are needed: with"
                + " Needs.features(Feature." + feature.name() + "), as in AttributionModel.of(name, needs, kernel)");
    }
}
