package org.attributionj.cli;

import java.util.function.Supplier;

/** The command line asks for something that does not exist; ends with exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** Runs something that reads an option's text, and names the option if it refuses the text. */
    static <T> T onBadArgument(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            UsageException usage = new UsageException(option + ": " + e.getMessage());
            usage.initCause(e);
            throw usage;
        }
    }
}
