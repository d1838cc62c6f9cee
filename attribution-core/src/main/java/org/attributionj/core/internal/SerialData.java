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
        byte[] bytes = new byte[readCount(in)];
        in.readFully(bytes);
        if (bytes.length == 0) {
            throw new InvalidObjectException("an integer must have a byte at least");
        }
        return new BigInteger(bytes);
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
