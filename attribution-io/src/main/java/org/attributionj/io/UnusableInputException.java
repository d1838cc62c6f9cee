package org.attributionj.io;

/**
 * Thrown if an input as a whole cannot be read: it is empty, its header lacks a needed column or is ambiguous. The
 * message names the input, what was seen and what to do.
 */
public class UnusableInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message what is wrong
     */
    public UnusableInputException(String message) {
        super(message);
    }
}
