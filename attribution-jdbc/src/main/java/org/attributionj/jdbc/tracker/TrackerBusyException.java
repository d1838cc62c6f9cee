package org.attributionj.jdbc.tracker;

/**
 * The tracker's queue stayed full for as long as a caller may wait: events come in faster than the database takes them.
 * Nothing of the call was stored; it may be made again later.
 */
public final class TrackerBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception about a full queue.
     *
     * @param message how long it was waited, and what to do
     */
    public TrackerBusyException(String message) {
        super(message);
    }
}
