package org.attributionj.jdbc.result;

/** By what totals are grouped, within each model and currency. */
public enum Grouping {
    /** By the touchpoints' channel. */
    CHANNEL,
    /** By the touchpoints' campaign. */
    CAMPAIGN,
    /** By the touchpoints' creative, of e-mails only: other touchpoints together have no label. */
    EMAIL
}
