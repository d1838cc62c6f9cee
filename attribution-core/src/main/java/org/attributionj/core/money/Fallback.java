package org.attributionj.core.money;

/** What happens to a conversion when a model gives every touchpoint the weight zero. */
public enum Fallback {
    /** Equal shares for all touchpoints. */
    LINEAR,
    /** No touchpoint is credited: the conversion, less its baseline, stays unattributed. */
    UNATTRIBUTED
}
