package org.attributionj.enrich;

/** What can be wrong with a field of an event. */
public enum ProblemKind {
    /** The text cannot be read as what it should be. */
    UNREADABLE("cannot be read"),
    /** The text is longer than what is read of such a field. */
    TOO_LONG("is too long"),
    /** A percent sign is not followed by two hexadecimal digits. */
    BROKEN_PERCENT("has a percent sign without two hexadecimal digits"),
    /** Percent signs encode bytes that are not UTF-8. */
    NOT_UTF8("encodes bytes that are not UTF-8"),
    /** The whole text was encoded once more. */
    ENCODED_TWICE("was percent-encoded as a whole"),
    /** A second question mark, or an ampersand written for HTML, parts the parameters. */
    BROKEN_SEPARATOR("parts its parameters by something other than &"),
    /** A parameter occurs more than once, with different values. */
    REPEATED("has a parameter more than once, with different values"),
    /** A placeholder of an ad platform or a mail program was never filled in. */
    UNFILLED_PLACEHOLDER("holds a placeholder that was never filled in"),
    /** A UTM field seems to hold an e-mail address. */
    PERSONAL_DATA("seems to hold an e-mail address"),
    /** Two fields say different things. */
    CONTRADICTION("contradicts another field"),
    /** Nothing is known about the value. */
    UNKNOWN_VALUE("is not known");

    private final String words;

    ProblemKind(String words) {
        this.words = words;
    }

    /**
     * What is wrong, as the rest of a sentence that begins with the field.
     *
     * @return such as {@code is too long}
     */
    public String words() {
        return words;
    }
}
