package org.attributionj.core.columnar;

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
}
