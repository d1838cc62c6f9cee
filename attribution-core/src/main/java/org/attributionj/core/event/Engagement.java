package org.attributionj.core.event;

/** What the customer did at a touchpoint; decides which look-back window applies. */
public enum Engagement {
    /** A message left the sender. Not eligible for credit unless asked for. */
    SENT(0),
    /** A message arrived. Not eligible for credit unless asked for. */
    DELIVERED(1),
    /** Something was shown or opened: an ad impression, an e-mail open. */
    VIEW(2),
    /** Something was clicked. */
    CLICK(3),
    /** The customer came by: a site visit, a page view, a search. */
    VISIT(4),
    /** The customer did something: filled in a form, replied, downloaded. */
    ACTION(5);

    private final int code;

    Engagement(int code) {
        this.code = code;
    }

    /**
     * The engagement as a number, for columns.
     *
     * @return a number in [0, 5] that never changes
     */
    public int code() {
        return code;
    }
}
