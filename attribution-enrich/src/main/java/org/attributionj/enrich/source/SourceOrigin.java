package org.attributionj.enrich.source;

import java.util.Locale;

/** What told a source. */
public enum SourceOrigin {
    /** UTM fields. */
    UTM,
    /** A click id. */
    CLICK_ID,
    /** The page before. */
    REFERRER,
    /** The page before, which is one of the site's own or a payment page: the visit goes on, and has no new source. */
    INTERNAL,
    /** Nothing did. */
    DIRECT;

    /** In lower case, as attributes hold it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
