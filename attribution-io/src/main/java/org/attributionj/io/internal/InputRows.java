package org.attributionj.io.internal;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some inputs, opened one after the other. Single thread.
 *
 * @param <T> what a row holds
 */
public final class InputRows<T> implements Rows<T> {
    private final Iterator<Input> inputs;
    private final FileRows.Opener<T> opener;
    private final Tally tally;
    private @Nullable FileRows<T> file;
    private @Nullable Input input;
    private @Nullable T next;
    private long bytesOfClosedFiles;

    /**
     * Rows of some inputs.
     *
     * @param inputs the inputs, in order
     * @param opener opens the rows of one input
     * @param tally counts rows and passes on rejects
     */
    public InputRows(List<Input> inputs, FileRows.Opener<T> opener, Tally tally) {
        this.inputs = ImmutableList.copyOf(inputs).iterator();
        this.opener = Objects.requireNonNull(opener, "opener must not be null");
        this.tally = Objects.requireNonNull(tally, "tally must not be null");
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (IOException e) {
                throw new UncheckedIOException(input + ": " + Problems.reason(e), e);
            }
        }
        return next != null;
    }

    private @Nullable T advance() throws IOException {
        while (true) {
            FileRows<T> current = file;
            if (current == null) {
                if (!inputs.hasNext()) {
                    return null;
                }
                input = inputs.next();
                current = opener.open(input);
                file = current;
            }
            T row = current.next();
            if (row != null) {
                return row;
            }
            bytesOfClosedFiles += current.bytesRead();
            file = null;
            current.close();
        }
    }

    @Override
    public T next() {
        T row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("no more rows");
        }
        next = null;
        tally.accept();
        return row;
    }

    @Override
    public ReadAccount account() {
        return tally.account();
    }

    @Override
    public long bytesRead() {
        return bytesOfClosedFiles + (file == null ? 0 : file.bytesRead());
    }

    @Override
    public void close() {
        FileRows<T> open = file;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(input + ": " + Problems.reason(e), e);
            }
        }
    }
}
