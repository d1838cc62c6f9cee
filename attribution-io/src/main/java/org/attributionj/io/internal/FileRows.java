package org.attributionj.io.internal;

import java.io.Closeable;
import java.io.IOException;
import org.attributionj.io.Input;
import org.jspecify.annotations.Nullable;

/**
 * The accepted rows of one input. Single thread.
 *
 * @param <T> what a row holds
 */
public interface FileRows<T> extends Closeable {

    /**
     * The next row that is accepted; rejected ones before it go to the {@link Tally}.
     *
     * @return the row, or null at the end
     * @throws IOException if the input cannot be read
     */
    @Nullable
    T next() throws IOException;

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    long bytesRead();

    /**
     * Opens the rows of inputs.
     *
     * @param <T> what a row holds
     */
    @FunctionalInterface
    interface Opener<T> {
        /**
         * Opens one input and reads its header, if it has one.
         *
         * @param input the input
         * @return its rows
         * @throws IOException if the input cannot be read
         */
        FileRows<T> open(Input input) throws IOException;
    }
}
