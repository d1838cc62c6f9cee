package org.attributionj.core.text;

import java.util.regex.Pattern;

/** Takes credentials out of text that is shown: messages of drivers repeat the URL of the database. Thread-safe. */
public final class Credentials {
    private static final String HIDDEN = "***";

    /** {@code password=...} and the like, up to the end of the parameter. */
    private static final Pattern PARAMETER = Pattern.compile(
            "((?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|credentials?)\\w*\\s*=\\s*)(?:\"[^\"]*\"|'[^']*'|[^;&\\s\"',)}\\]]+)",
            Pattern.CASE_INSENSITIVE);

    /** {@code //user:password@host}, and Oracle's {@code :user/password@host}. */
    private static final Pattern BEFORE_HOST = Pattern.compile("(//|jdbc:oracle:\\w+:)[^/@\\s\"']*[:/][^/@\\s\"']*@");

    private Credentials() {}

    /**
     * A text without credentials.
     *
     * @param text such as a URL, or a message that repeats one
     * @return the text with *** in place of passwords in parameters, and of user and password before a host
     */
    public static String hidden(String text) {
        String withoutHost = BEFORE_HOST.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return PARAMETER.matcher(withoutHost).replaceAll("$1" + HIDDEN);
    }
}
