package org.attributionj.cli;

/** How {@code compare} prints. */
enum ResultFormat {
    /** Aligned, rounded, for people. */
    TABLE,
    /** One row per model, label and currency. */
    CSV,
    /** The same rows as a JSON array. */
    JSON
}
