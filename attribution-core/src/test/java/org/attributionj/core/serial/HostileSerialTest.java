package org.attributionj.core.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attributionj.core.NullComponentsTest;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger sends as a value is a valid value or is refused; and it takes no more memory than it has bytes. */
class HostileSerialTest {
    private static final int MOST_FLIPS = 400;

    private static PathTable pathTable() {
        PathTable table = PathTable.of(Dimension.CHANNEL, List.of(PathTransform.exposure()));
        table.add(List.of("email", "search", "zebra"), 3, Money.of("12.50", "EUR"), 5);
        table.add(List.of("email"), 1, Money.of("7", "USD"), 0);
        return table;
    }

    private static JourneyTable journeyTable() {
        JourneyTable table = JourneyTable.of(
                Dimension.CHANNEL,
                new Needs(Set.of(Feature.TIMES, Feature.CUSTOMER, Feature.END), Set.of(Dimension.CAMPAIGN)));
        table.add(TestJourneys.converted("12.50", "EUR", "email", "search"));
        table.add(TestJourneys.open("search"));
        return table;
    }

    static Stream<Serializable> values() {
        Dictionary labels = new Dictionary();
        List.of("a", "b", "c").forEach(labels::code);
        Stream<Serializable> others = Stream.of(
                Shares.ofWeights(new double[] {1, 2, 3}, 0.1, org.attributionj.core.money.Fallback.LINEAR),
                PathTransform.trim(3),
                PathTransform.removeIfNotAll(List.of("direct", "email")),
                labels,
                JourneySchema.ofPaths(Dimension.CHANNEL, labels).after(List.of(PathTransform.first())),
                pathTable(),
                journeyTable(),
                journeyTable().toBatch(),
                JourneyAssembler.standard()
                        .withGap(Duration.ofDays(7))
                        .withObservedUntil(Instant.parse("2026-03-01T00:00:00Z")));
        return Stream.concat(NullComponentsTest.records().map(Serializable.class::cast), others);
    }

    private static boolean isMadeOfLambdas(Serializable value) {
        return new String(SerialValues.write(value), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("java.lang.invoke.SerializedLambda");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aFlippedByteGivesAValidValueOrARefusal(Serializable value) throws InvalidObjectException {
        byte[] bytes = SerialValues.write(value);
        if (isMadeOfLambdas(value)) {
            assertThatThrownBy(() -> SerialValues.read(bytes, Object.class)).isInstanceOf(InvalidObjectException.class);
            return;
        }
        assertThat(SerialValues.write((Serializable) SerialValues.read(bytes, value.getClass())))
                .isEqualTo(bytes);

        int step = 1 + bytes.length / MOST_FLIPS;
        for (int at = 0; at < bytes.length; at += step) {
            for (int flip : new int[] {0x01, 0x80}) {
                byte[] broken = bytes.clone();
                broken[at] ^= (byte) flip;
                requireValidOrRefused(broken, at);
            }
        }
    }

    private static void requireValidOrRefused(byte[] broken, int at) {
        Object read;
        try {
            read = SerialValues.read(broken, Object.class);
        } catch (InvalidObjectException e) {
            return;
        }
        if (read instanceof Serializable value) {
            // valid enough to be used, sent on and read again
            assertThat(String.valueOf(value)).as("byte %d", at).isNotNull();
            assertThat(value.hashCode()).isEqualTo(value.hashCode());
            byte[] again = SerialValues.write(value);
            try {
                assertThat(SerialValues.write((Serializable) SerialValues.read(again, Object.class)))
                        .as("byte %d", at)
                        .isEqualTo(again);
            } catch (InvalidObjectException e) {
                throw new AssertionError("byte " + at + " gives a value that cannot be read again: " + value, e);
            }
        }
    }

    /** A length of two billion within a thousand bytes, wherever four bytes may be a length. */
    @ParameterizedTest
    @MethodSource("values")
    void aClaimedLengthAllocatesNothing(Serializable value) {
        byte[] bytes = SerialValues.write(value);
        int step = 1 + bytes.length / MOST_FLIPS;
        for (int at = 4; at + 4 <= bytes.length; at += step) {
            byte[] broken = bytes.clone();
            ByteBuffer.wrap(broken).putInt(at, Integer.MAX_VALUE);
            requireValidOrRefused(broken, at);
        }
    }

    @Test
    void aPathOfTwoBillionStepsIsRefusedWithoutAllocatingThem() {
        byte[] bytes = SerialValues.write(pathTable());
        byte[] steps =
                ByteBuffer.allocate(16).putInt(3).putInt(0).putInt(1).putInt(2).array();
        int found = 0;
        while (!Arrays.equals(bytes, found, found + 16, steps, 0, 16)) {
            found++;
        }
        ByteBuffer.wrap(bytes).putInt(found, Integer.MAX_VALUE);

        assertThatThrownBy(() -> SerialValues.readAny(bytes)).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void sharesThatDoNotAddUpAreRefused() {
        Shares shares = Shares.ofUnits(new long[] {1L << 50}, 1L << 40);
        byte[] bytes = SerialValues.write(shares);
        byte[] unit = ByteBuffer.allocate(8).putLong(1L << 50).array();
        int found = 0;
        while (!Arrays.equals(bytes, found, found + 8, unit, 0, 8)) {
            found++;
        }
        for (long hostile : new long[] {-1, Long.MAX_VALUE, Shares.ONE}) {
            ByteBuffer.wrap(bytes).putLong(found, hostile);
            assertThatThrownBy(() -> SerialValues.read(bytes, Shares.class))
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessageContaining("shares");
        }
    }

    @Test
    void classesThatAreNoValuesAreNotLoaded() {
        byte[] bytes = SerialValues.write(new java.util.PriorityQueue<>(List.of(1, 2)));

        assertThatThrownBy(() -> SerialValues.read(bytes, Object.class))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("REJECTED");
    }
}
