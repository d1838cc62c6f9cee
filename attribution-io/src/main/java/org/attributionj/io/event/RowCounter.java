package org.attributionj.io.event;

/** The sequence of rows over all inputs: 1, 2, ... if rows order events of the same time, else 0. Single thread. */
final class RowCounter {
    private final boolean counts;
    private long rows;

    RowCounter(boolean counts) {
        this.counts = counts;
    }

    long next() {
        return counts ? ++rows : 0;
    }
}
