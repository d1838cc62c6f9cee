package org.attributionj.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

class ExactAllocatorTest {
    private static final BigInteger ONE = BigInteger.valueOf(Shares.ONE);

    /** As the Javadoc has it: floors first, then one unit each by remainder, near ones tie to the earlier part. */
    private static BigInteger[] oracle(BigInteger value, Shares shares) {
        int parts = shares.size() + 2;
        BigInteger[] result = new BigInteger[parts];
        BigInteger[] remainders = new BigInteger[parts];
        BigInteger left = value.abs();
        for (int i = 0; i < parts; i++) {
            BigInteger product = value.abs().multiply(BigInteger.valueOf(units(shares, i)));
            result[i] = product.divide(ONE);
            remainders[i] = product.mod(ONE);
            left = left.subtract(result[i]);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        if (left.signum() > 0) {
            BigInteger last = remainders[order.get(left.intValueExact() - 1)];
            BigInteger noise = value.abs()
                    .multiply(BigInteger.TWO.pow(12))
                    .min(ONE.divide(BigInteger.TWO.multiply(BigInteger.valueOf(parts))));
            // 0: surely above the last that counts, 1: equal to it, 2: below
            order.sort(Comparator.comparing((Integer i) -> {
                        BigInteger above = remainders[i].subtract(last);
                        return above.abs().compareTo(noise) <= 0 ? 1 : 1 - above.signum();
                    })
                    .thenComparing(Comparator.naturalOrder()));
        }
        for (int i = 0; i < left.intValueExact(); i++) {
            result[order.get(i)] = result[order.get(i)].add(BigInteger.ONE);
        }
        for (int i = 0; i < parts; i++) {
            result[i] = result[i].multiply(BigInteger.valueOf(value.signum()));
        }
        return result;
    }

    private static long units(Shares shares, int part) {
        if (part < shares.size()) {
            return shares.units(part);
        }
        return part == shares.size() ? shares.baselineUnits() : shares.unattributedUnits();
    }

    private static BigInteger[] allocateLong(long value, Shares shares) {
        long[] parts = new long[shares.size() + 2];
        new ExactAllocator().allocate(value, shares.toUnits(), shares.size(), shares.baselineUnits(), parts);
        return Arrays.stream(parts).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    @Property
    void theLongFormIsTheOracles(@ForAll("longs") long value, @ForAll("shares") Shares shares) {
        assertThat(allocateLong(value, shares)).isEqualTo(oracle(BigInteger.valueOf(value), shares));
    }

    @Property
    void theBigFormIsTheOracles(@ForAll("values") BigInteger value, @ForAll("shares") Shares shares) {
        BigInteger[] parts = new ExactAllocator().allocate(value, shares);
        assertThat(parts).isEqualTo(oracle(value, shares));
        assertThat(Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(value);
    }

    @Property
    void bothFormsAreOne(@ForAll("longs") long value, @ForAll("shares") Shares shares) {
        assertThat(allocateLong(value, shares))
                .isEqualTo(new ExactAllocator().allocate(BigInteger.valueOf(value), shares));
    }

    @Property
    void theNegatedValueIsTheMirrorImage(@ForAll("values") BigInteger value, @ForAll("shares") Shares shares) {
        BigInteger[] parts = new ExactAllocator().allocate(value, shares);
        BigInteger[] mirrored = new ExactAllocator().allocate(value.negate(), shares);
        for (int i = 0; i < parts.length; i++) {
            assertThat(mirrored[i]).isEqualTo(parts[i].negate());
        }
    }

    @Property
    void aShareOfZeroNeverGetsAUnit(@ForAll("values") BigInteger value, @ForAll("shares") Shares shares) {
        BigInteger[] parts = new ExactAllocator().allocate(value, shares);
        for (int i = 0; i < parts.length; i++) {
            if (units(shares, i) == 0) {
                assertThat(parts[i]).isZero();
            }
        }
    }

    @Provide
    Arbitrary<Long> longs() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(-10_000, 10_000)),
                Tuple.of(2, Arbitraries.longs().between(-Long.MAX_VALUE, Long.MAX_VALUE)),
                Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, -Long.MAX_VALUE, 0L, 1L, -1L)));
    }

    @Provide
    Arbitrary<BigInteger> values() {
        BigInteger huge = BigInteger.TEN.pow(60);
        return Arbitraries.frequencyOf(
                Tuple.of(2, longs().map(BigInteger::valueOf)),
                Tuple.of(1, Arbitraries.bigIntegers().between(huge.negate(), huge)),
                Tuple.of(1, Arbitraries.just(BigInteger.valueOf(Long.MIN_VALUE))));
    }

    /** Shares with zeros and with ties, with and without baseline and unattributed part. */
    @Provide
    Arbitrary<Shares> shares() {
        Arbitrary<double[]> weights = Arbitraries.of(0.0, 1.0, 1.0, 1.0, 2.0, 0.3, 1e-18, 1e-5)
                .array(double[].class)
                .ofMaxSize(40);
        return Combinators.combine(
                        weights, Arbitraries.of(0.0, 0.0, 0.25, 0.3, 1e-18, 1.0), Arbitraries.of(Fallback.class))
                .as(Shares::ofWeights);
    }

    @Property(tries = 20)
    void tenThousandTouchpointsAreTheOracles(@ForAll("longs") long value, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = random.ints(10_000, 0, 4).asDoubleStream().toArray();
        Shares shares = Shares.ofWeights(weights, 0.1, Fallback.LINEAR);
        BigInteger[] expected = oracle(BigInteger.valueOf(value), shares);
        assertThat(allocateLong(value, shares)).isEqualTo(expected);
        assertThat(new ExactAllocator().allocate(BigInteger.valueOf(value), shares))
                .isEqualTo(expected);
    }

    @Example
    void tiesGoToTheEarlierThenTheBaselineThenTheUnattributedPart() {
        long fifth = Shares.ONE / 5;
        Shares shares = Shares.ofUnits(new long[] {fifth, fifth, fifth}, fifth);
        // the unattributed part holds one unit of 2^-60 more than a fifth: noise
        assertThat(shares.unattributedUnits()).isEqualTo(fifth + 1);
        assertThat(allocateLong(1, shares)).containsExactly(big(1, 0, 0, 0, 0));
        assertThat(allocateLong(3, shares)).containsExactly(big(1, 1, 1, 0, 0));
        assertThat(allocateLong(4, shares)).containsExactly(big(1, 1, 1, 1, 0));
        Shares quarters = Shares.ofUnits(new long[] {Shares.ONE / 4, Shares.ONE / 4}, Shares.ONE / 4);
        assertThat(allocateLong(1, quarters)).containsExactly(big(1, 0, 0, 0));
        assertThat(allocateLong(2, quarters)).containsExactly(big(1, 1, 0, 0));
        assertThat(allocateLong(3, quarters)).containsExactly(big(1, 1, 1, 0));
        assertThat(allocateLong(-3, quarters)).containsExactly(big(-1, -1, -1, 0));
    }

    @Example
    void sharesThatDoublesCannotWriteTieAsWhatTheyStandFor() {
        // unique channels of A A A A B C: 1/12 four times and 1/3 twice; 4 cents leave a third everywhere
        double twelfth = 1.0 / 3 / 4;
        double third = 1.0 / 3;
        Shares unique =
                Shares.ofWeights(new double[] {twelfth, twelfth, twelfth, twelfth, third, third}, 0, Fallback.LINEAR);
        assertThat(allocateLong(4, unique)).containsExactly(big(1, 1, 0, 0, 1, 1, 0, 0));
        assertThat(allocateLong(8, unique)).containsExactly(big(1, 1, 1, 1, 2, 2, 0, 0));
        // 3.5, 1.5, 1.5, 3.5 cents
        Shares position = Shares.ofWeights(new double[] {0.35, 0.15, 0.15, 0.35}, 0, Fallback.LINEAR);
        assertThat(allocateLong(10, position)).containsExactly(big(4, 2, 1, 3, 0, 0));
        assertThat(allocateLong(-10, position)).containsExactly(big(-4, -2, -1, -3, 0, 0));
        // 1.4, .4, .4, .4, 1.4 cents
        Shares middle = Shares.ofWeights(new double[] {0.35, 0.3 / 3, 0.3 / 3, 0.3 / 3, 0.35}, 0, Fallback.LINEAR);
        assertThat(allocateLong(4, middle)).containsExactly(big(2, 1, 0, 0, 1, 0, 0));
    }

    /** Weights as the rules have them, as fractions: the division of whole numbers knows no noise. */
    @Property
    void tiesAreThoseOfFractions(
            @ForAll("fractions") List<Fraction> fractions,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long value) {
        double[] weights = fractions.stream().mapToDouble(Fraction::asDouble).toArray();
        Shares shares = Shares.ofWeights(weights, 0, Fallback.LINEAR);
        assertThat(allocateLong(value, shares)).isEqualTo(byFractions(BigInteger.valueOf(value), fractions));
        assertThat(new ExactAllocator().allocate(BigInteger.valueOf(value), shares))
                .isEqualTo(byFractions(BigInteger.valueOf(value), fractions));
    }

    @Property
    void ofEqualWeightsTheEarlierGetsAUnitMoreAtMost(
            @ForAll("fractions") List<Fraction> fractions, @ForAll("longs") long value) {
        double[] weights = fractions.stream().mapToDouble(Fraction::asDouble).toArray();
        BigInteger[] parts = allocateLong(value % (1L << 50), Shares.ofWeights(weights, 0, Fallback.LINEAR));
        for (int i = 0; i < weights.length; i++) {
            for (int j = i + 1; j < weights.length; j++) {
                if (weights[i] == weights[j]) {
                    assertThat(parts[i].abs().subtract(parts[j].abs()))
                            .as("parts %d and %d of %s", i, j, Arrays.toString(parts))
                            .isBetween(BigInteger.ZERO, BigInteger.ONE);
                }
            }
        }
    }

    private record Fraction(int numerator, int denominator) {
        double asDouble() {
            // two divisions, as 1/3 of a channel is split over its touches: more noise than one
            return numerator / 100.0 / denominator;
        }
    }

    private static BigInteger[] byFractions(BigInteger value, List<Fraction> fractions) {
        BigInteger common = fractions.stream()
                .map(fraction -> BigInteger.valueOf(fraction.denominator))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        List<BigInteger> weights = fractions.stream()
                .map(fraction -> common.divide(BigInteger.valueOf(fraction.denominator))
                        .multiply(BigInteger.valueOf(fraction.numerator)))
                .toList();
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] parts = new BigInteger[weights.size() + 2];
        Arrays.fill(parts, BigInteger.ZERO);
        List<Integer> order = new ArrayList<>();
        BigInteger left = value.abs();
        for (int i = 0; i < weights.size(); i++) {
            parts[i] = value.abs().multiply(weights.get(i)).divide(sum);
            left = left.subtract(parts[i]);
            order.add(i);
        }
        order.sort(Comparator.comparing(
                        (Integer i) -> value.abs().multiply(weights.get(i)).mod(sum))
                .reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order.get(i)] = parts[order.get(i)].add(BigInteger.ONE);
        }
        return Arrays.stream(parts)
                .map(part -> value.signum() < 0 ? part.negate() : part)
                .toArray(BigInteger[]::new);
    }

    @Provide
    Arbitrary<List<Fraction>> fractions() {
        Arbitrary<Integer> parts = Arbitraries.of(5, 10, 15, 20, 30, 35, 40, 60, 100);
        return Combinators.combine(parts, Arbitraries.integers().between(1, 8))
                .as(Fraction::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Example
    void theWorkedCheckOfTimeDecay() {
        // 50 EUR in cents, ages 9, 6, 0, 0 days, half-life 7 days
        double[] weights = {Math.pow(2, -9.0 / 7), Math.pow(2, -6.0 / 7), 1, 1};
        Shares shares = Shares.ofWeights(weights, 0, Fallback.LINEAR);
        assertThat(allocateLong(5000, shares)).containsExactly(big(692, 932, 1688, 1688, 0, 0));
    }

    @Example
    void oneAllocatorServesAllSizes() {
        ExactAllocator allocator = new ExactAllocator();
        for (int n : new int[] {1, 100, 3, 15, 14, 0, 30}) {
            double[] weights = new double[n];
            Arrays.fill(weights, 1);
            Shares shares = Shares.ofWeights(weights, 0.5, Fallback.LINEAR);
            assertThat(allocator.allocate(BigInteger.valueOf(997), shares))
                    .isEqualTo(oracle(BigInteger.valueOf(997), shares));
        }
    }

    @Example
    void theOneLongWithoutMirrorImageIsLeftToTheBigForm() {
        Shares shares = Shares.ofWeights(new double[] {1, 2}, 0, Fallback.LINEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allocateLong(Long.MIN_VALUE, shares))
                .withMessageContaining("BigInteger form");
    }

    private static BigInteger[] big(long... numbers) {
        return Arrays.stream(numbers).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }
}
