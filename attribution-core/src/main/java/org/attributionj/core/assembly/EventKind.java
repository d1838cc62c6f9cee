package org.attributionj.core.assembly;

/** The two kinds of events. Ids are unique within a kind, not across kinds. */
public enum EventKind {
    /** A {@link org.attributionj.core.event.Touchpoint}. */
    TOUCHPOINT("touchpoint"),
    /** A {@link org.attributionj.core.event.Conversion}, adjustments included. */
    CONVERSION("conversion");

    private final String noun;

    EventKind(String noun) {
        this.noun = noun;
    }

    /** The kind as a word: {@code touchpoint} or {@code conversion}. */
    @Override
    public String toString() {
        return noun;
    }
}
