package org.attributionj.core.statistic;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.attributionj.core.serial.SerialValues;

/** Accumulators as plain bytes. */
final class AccumulatorBytes {
    private AccumulatorBytes() {}

    static byte[] of(Serializable accumulator) {
        return SerialValues.write(accumulator);
    }

    static Object read(byte[] bytes) {
        try {
            return SerialValues.readAny(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an accumulator of " + bytes.length + " bytes", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an accumulator is of a class that is missing here: " + e.getMessage(), e);
        }
    }
}
