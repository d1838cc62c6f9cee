package org.attributionj.core.statistic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Accumulators as plain bytes. */
final class AccumulatorBytes {
    private AccumulatorBytes() {}

    static byte[] of(Serializable accumulator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(accumulator);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an accumulator of " + accumulator.getClass(), e);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an accumulator of " + bytes.length + " bytes", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an accumulator is of a class that is missing here: " + e.getMessage(), e);
        }
    }
}
