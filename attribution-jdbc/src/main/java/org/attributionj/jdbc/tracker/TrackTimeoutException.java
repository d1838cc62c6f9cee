package org.attributionj.jdbc.tracker;

/** There was no answer in time: the events may be stored or not, and may be sent again without harm. */
public final class TrackTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrackTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
