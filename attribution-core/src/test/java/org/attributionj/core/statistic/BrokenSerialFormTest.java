package org.attributionj.core.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a stream is checked: a broken one gives an exception, never a table that lies. */
class BrokenSerialFormTest {
    private static final long CONVERSIONS = 0x11121314_15161718L;
    private static final long NULLS = 0x21222324_25262728L;
    private static final int LABELS = 3;

    private static PathTable pathTable() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("email", "search", "zebra"), CONVERSIONS, Money.of("12.50", "EUR"), NULLS);
        return table;
    }

    private static JourneyTable journeyTable() {
        JourneyTable table =
                JourneyTable.of(Dimension.CHANNEL, new Needs(java.util.Set.of(Feature.TIMES), java.util.Set.of()));
        table.add(TestJourneys.converted("12.50", "EUR", "email", "search"));
        table.add(TestJourneys.open("search"));
        return table;
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static byte[] bytesOf(long... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * numbers.length);
        Arrays.stream(numbers).forEach(buffer::putLong);
        return buffer.array();
    }

    private static byte[] bytesOf(int... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        Arrays.stream(numbers).forEach(buffer::putInt);
        return buffer.array();
    }

    /** The stream with a part, which it has exactly once, in another form. */
    private static byte[] replaced(Serializable object, byte[] part, byte[] by) {
        byte[] bytes = TestJourneys.bytes(object);
        int found = -1;
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                assertThat(found).as("the part occurs once").isNegative();
                found = at;
            }
        }
        assertThat(found).as("the part occurs").isNotNegative();
        System.arraycopy(by, 0, bytes, found, by.length);
        return bytes;
    }

    @Test
    void anotherCountIsAnotherTable() throws Exception {
        PathTable read = (PathTable) read(replaced(pathTable(), bytesOf(NULLS), bytesOf(1L)));
        assertThat(read.nulls()).isEqualTo(1);
        assertThat(read.conversions()).isEqualTo(CONVERSIONS);
    }

    @ParameterizedTest
    @ValueSource(longs = {CONVERSIONS, NULLS})
    void negativeCountsAreRefused(long count) {
        byte[] bytes = replaced(pathTable(), bytesOf(count), bytesOf(-2L));
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("0 or more, but was -2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, LABELS, Integer.MAX_VALUE})
    void codesWithoutALabelAreRefused(int code) {
        // three steps: the codes 0, 1 and 2
        byte[] bytes = replaced(pathTable(), bytesOf(3, 0, 1, 2), bytesOf(3, 0, code, 2));
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("code " + code + " is none of " + LABELS + " labels");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void negativeLengthsAreRefused(int length) {
        byte[] bytes = replaced(pathTable(), bytesOf(3, 0, 1, 2), bytesOf(length, 0, 1, 2));
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("0 or more, but was " + length);
    }

    @Test
    void aStreamThatEndsEarlyIsRefused() {
        for (Serializable table :
                List.of(pathTable(), journeyTable(), journeyTable().toBatch())) {
            byte[] bytes = TestJourneys.bytes(table);
            for (int length = 0; length < bytes.length; length++) {
                byte[] start = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> read(start))
                        .as("the first %d of %d bytes", length, bytes.length)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    /** Of a text that claims to be longer than the stream, no more is allocated than there is. */
    @Test
    void aLengthBeyondTheStreamIsRefusedWithoutAllocatingIt() {
        byte[] email = "\0\0\0\5\0e\0m\0a\0i\0l".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] longer = email.clone();
        longer[0] = 0x7f;
        byte[] bytes = replaced(pathTable(), email, longer);
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void manyLabelsComeBack() throws Exception {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 70_000; i++) {
            table.add(List.of("c" + i), 0, Money.zero(Money.NO_CURRENCY), 1 + i);
        }
        assertThat(read(TestJourneys.bytes(table))).isEqualTo(table);
    }
}
