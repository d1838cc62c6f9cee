package org.attributionj.core.text;

/** Thrown when a text is longer, or nested deeper, than anything that is meant; nothing of it was read by then. */
public final class TextLimitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    /**
     * A refusal.
     *
     * @param message what is too long, how long it is, and what is the most
     * @param limit what is the most
     */
    public TextLimitException(String message, long limit) {
        super(message);
        this.limit = limit;
    }

    /**
     * What would be taken.
     *
     * @return the most characters, digits or levels
     */
    public long limit() {
        return limit;
    }
}
