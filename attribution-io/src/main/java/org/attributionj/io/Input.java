package org.attributionj.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Something to read: a file, or any other source of bytes, under the name by which its rows are reported.
 *
 * <p>Whether the bytes are gzip is found out from their first two bytes; a UTF-8 byte order mark is passed over.
 * Immutable; as thread-safe as its opener.
 *
 * @param name the name, such as the file's path
 * @param opener opens the bytes, anew each time
 */
public record Input(String name, Opener opener) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Input {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(opener, "opener must not be null");
    }

    /** Opens a source of bytes. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the bytes from their beginning.
         *
         * @return a new stream, which the reader closes
         * @throws IOException if that fails
         */
        InputStream open() throws IOException;
    }

    /**
     * A file.
     *
     * @param file the file
     * @return an input named as the path is written
     */
    public static Input of(Path file) {
        return new Input(file.toString(), () -> Files.newInputStream(file));
    }

    /**
     * Bytes in memory.
     *
     * @param name the name
     * @param bytes the content; not copied
     * @return the input
     */
    public static Input of(String name, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return new Input(name, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * Text in memory.
     *
     * @param name the name
     * @param text the content
     * @return the input
     */
    public static Input of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
