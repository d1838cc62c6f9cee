package org.attributionj.core.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Writes content as plain data: equal content gives equal bytes, whichever objects hold it. (Object streams write an object
 * that they have met before as a reference to it.)
 */
public final class SerialData {
    /** How much is allocated ahead of data that a broken stream may only claim to have. */
    private static final int TRUSTED_LENGTH = 1 << 16;

    private SerialData() {}

    /**
     * Writes text of any length, characters as they are.
     *
     * @param out where to
     * @param text the text
     * @throws IOException if it cannot be written
     */
    public static void writeText(DataOutput out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /**
     * Reads text.
     *
     * @param in where from
     * @return the text
     * @throws IOException if it cannot be read
     */
    public static String readText(DataInput in) throws IOException {
        int length = readCount(in);
        StringBuilder text = new StringBuilder(Math.min(length, TRUSTED_LENGTH));
        for (int i = 0; i < length; i++) {
            text.append(in.readChar());
        }
        return text.toString();
    }

    /**
     * Writes a list of texts.
     *
     * @param out where to
     * @param texts the texts
     * @throws IOException if they cannot be written
     */
    public static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    /**
     * Reads a list of texts.
     *
     * @param in where from
     * @return the texts
     * @throws IOException if they cannot be read
     */
    public static List<String> readTexts(DataInput in) throws IOException {
        int count = readCount(in);
        String[] texts = new String[Math.min(count, TRUSTED_LENGTH)];
        for (int i = 0; i < count; i++) {
            if (i == texts.length) {
                texts = Arrays.copyOf(texts, (int) Math.min(count, 2L * i));
            }
            texts[i] = readText(in);
        }
        return List.of(texts);
    }

    /**
     * Writes an integer of any magnitude.
     *
     * @param out where to
     * @param number the number
     * @throws IOException if it cannot be written
     */
    public static void writeInteger(DataOutput out, BigInteger number) throws IOException {
        byte[] bytes = number.toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads an integer of any magnitude.
     *
     * @param in where from
     * @return the number
     * @throws IOException if it cannot be read
     */
    public static BigInteger readInteger(DataInput in) throws IOException {
        int length = readCount(in);
        byte[] bytes = new byte[Math.min(length, TRUSTED_LENGTH)];
        for (int read = 0; read < length; read = bytes.length) {
            if (read > 0) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            }
            in.readFully(bytes, read, bytes.length - read);
        }
        if (bytes.length == 0) {
            throw new InvalidObjectException("an integer must have a byte at least");
        }
        return new BigInteger(bytes);
    }

    /**
     * An array with room for one more number, which grows as data arrive: a broken stream may only claim to have many.
     *
     * @param numbers the array
     * @param used how many of its numbers are in use
     * @param claimed how many numbers there are said to be, more than are in use
     * @return the array, or a longer copy of it
     */
    public static int[] withRoom(int[] numbers, int used, int claimed) {
        return used < numbers.length ? numbers : Arrays.copyOf(numbers, capacity(used, claimed));
    }

    /**
     * How long an array should become that is full.
     *
     * @param used its length
     * @param claimed how many things there are said to be
     * @return the length, more than {@code used}
     */
    public static int capacity(int used, int claimed) {
        return (int) Math.min(claimed, Math.max(2L * used, TRUSTED_LENGTH));
    }

    /**
     * The refusal of data that no value can be made of.
     *
     * @param what the value
     * @param cause what is wrong with the data
     * @return the exception
     */
    public static InvalidObjectException invalid(String what, RuntimeException cause) {
        InvalidObjectException invalid =
                new InvalidObjectException("the stream holds no valid " + what + ": " + cause.getMessage());
        invalid.initCause(cause);
        return invalid;
    }

    /**
     * Refuses broken data.
     *
     * @param condition what must hold
     * @param message what is wrong if it does not
     * @throws InvalidObjectException if it does not
     */
    public static void require(boolean condition, String message) throws InvalidObjectException {
        if (!condition) {
            throw new InvalidObjectException(message);
        }
    }

    /**
     * Reads a number of things.
     *
     * @param in where from
     * @return the number, 0 or more
     * @throws IOException if it cannot be read or is negative
     */
    public static int readCount(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new InvalidObjectException("a count must be 0 or more, but was " + count);
        }
        return count;
    }
}
