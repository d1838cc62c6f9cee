package org.attributionj.core.serial;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes and reads this library's values by Java serialisation, as if the bytes came from a stranger.
 *
 * <p>Every value checks what it reads: bytes give a valid value or an exception. That is not enough for streams that are not
 * trusted, as Java allocates arrays and loads classes before a value can check anything. {@link #filter} bounds both, for
 * streams of your own:
 *
 * <pre>{@code
 * ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes));
 * in.setObjectInputFilter(SerialValues.filter(bytes.length));
 * }</pre>
 *
 * <p>A stream read by {@link ObjectInputStream} without this class fails with {@link IOException} (an {@link
 * InvalidObjectException} with the reason, if a value refuses what it reads), {@link ClassNotFoundException} or one of the
 * runtime exceptions of the collections of the JDK and of Guava. Pure functions, thread-safe.
 */
public final class SerialValues {
    private SerialValues() {}

    /**
     * Writes a value.
     *
     * @param value the value
     * @return its bytes
     * @throws UncheckedIOException if something in it is not serialisable, such as a lambda of yours
     */
    public static byte[] write(Serializable value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(notNull(value, "value"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a value of " + value.getClass(), e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a value of this library through {@link #filter}.
     *
     * @param <T> the type of the value
     * @param bytes what {@link #write} gave
     * @param type the class of the value
     * @return the value
     * @throws InvalidObjectException if the bytes hold no such value; its cause tells more
     */
    public static <T> T read(byte[] bytes, Class<T> type) throws InvalidObjectException {
        ObjectInputFilter filter = filter(bytes.length);
        AtomicReference<String> met = new AtomicReference<>("");
        try {
            return type.cast(read(bytes, info -> {
                ObjectInputFilter.Status status = filter.checkInput(info);
                if (status == ObjectInputFilter.Status.REJECTED) {
                    met.set(" at " + (info.serialClass() == null ? "its end" : info.serialClass()));
                }
                return status;
            }));
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            InvalidObjectException refused = new InvalidObjectException(bytes.length + " bytes hold no "
                    + type.getSimpleName() + " that can be read: " + e.getMessage() + met.get());
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Reads any value, also one of classes of your own, from bytes that you trust not to name harmful classes. Their number
     * still bounds what is allocated.
     *
     * @param bytes the bytes
     * @return the value
     * @throws IOException if they cannot be read
     * @throws ClassNotFoundException if a class is missing here
     */
    public static Object readAny(byte[] bytes) throws IOException, ClassNotFoundException {
        return read(bytes, new SerialFilter(bytes.length, type -> true));
    }

    private static Object read(byte[] bytes, ObjectInputFilter filter) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        }
    }

    /**
     * A filter for a stream of this library's values. It refuses arrays longer than the stream, objects within each other
     * deeper than 200, and all classes but those of this library, of Guava's collections, and the values and collections of
     * the JDK that they are made of. Classes of your own, such as a {@link org.attributionj.core.columnar.Dimension} from a
     * lambda, are refused, too.
     *
     * @param bytes the length of the stream
     * @return the filter, for one or many streams of at most this length
     */
    public static ObjectInputFilter filter(long bytes) {
        return new SerialFilter(bytes, SerialFilter::isOfValues);
    }
}
