package org.attributionj.enrich.agent;

import java.util.Locale;

/** What kind of program a user agent is. */
public enum AgentKind {
    /** A browser of a person, as far as its name tells. */
    BROWSER,
    /** A browser inside an app, such as a social network's. */
    IN_APP,
    /** A mail program. */
    MAIL,
    /** A server that loads pictures of e-mails on behalf of people, now or in advance: says nothing of when one looked. */
    MAIL_PROXY,
    /** A server that follows links of e-mails to see whether they are safe. */
    SCANNER,
    /** A crawler, a monitor, a preview of links. */
    ROBOT,
    /** A library or a program without a browser. */
    TOOL;

    /**
     * Whether no person was at it, as far as its name tells.
     *
     * @return true for scanners, robots and tools
     */
    public boolean isMachine() {
        return this == SCANNER || this == ROBOT || this == TOOL;
    }

    /** In lower case, words parted by blanks, as attributes hold it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
