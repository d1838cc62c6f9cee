package org.attributionj.io;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The accepted rows of one or more inputs, read one after the other as they are asked for. Memory is bounded by the
 * longest record, not by the inputs.
 *
 * <p>{@link #hasNext} and {@link #next} throw {@link java.io.UncheckedIOException} if an input cannot be read, {@link
 * UnusableInputException} if one is unusable as a whole, and {@link TooManyRejectsException} if more rows were rejected
 * than is tolerated. To be closed after use. One thread at a time.
 *
 * @param <T> what a row holds
 */
public interface Rows<T> extends Iterator<T>, AutoCloseable {

    /**
     * What was read so far. A row counts as read when {@link #next} gave it or it was rejected.
     *
     * @return the account
     */
    ReadAccount account();

    /**
     * The number of bytes taken from the inputs so far (compressed ones, where they are), for a progress bar.
     *
     * @return the number, 0 or more
     */
    long bytesRead();

    /**
     * The rows that are left, as a sequential stream that closes this when it is closed.
     *
     * @return the stream
     */
    default Stream<T> stream() {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, ordered), false)
                .onClose(this::close);
    }

    /**
     * Closes the input that is open, if any.
     *
     * @throws java.io.UncheckedIOException if that fails
     */
    @Override
    void close();
}
