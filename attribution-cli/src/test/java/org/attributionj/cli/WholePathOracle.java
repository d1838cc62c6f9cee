package org.attributionj.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What rules credit, worked out slowly from the rows of an event file and nothing of the library: windows, ties and weights are
 * written down here once more, in fractions.
 */
final class WholePathOracle {
    static final List<String> MODELS = List.of(
            "first-touch", "last-touch", "last-non-direct", "linear", "linear-unique", "position", "time-decay");
    private static final long DAY = 86_400;
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal LN_2 =
            new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068");
    private static final Map<String, Integer> TYPE_DAYS = Map.of("purchase", 30, "signup", 7, "lead generation", 60);
    private static final int OTHER_DAYS = 30;

    private final List<Row> rows;
    private final Settings settings;

    WholePathOracle(List<Row> rows, Settings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * A row of the file: a touch, a conversion, or both.
     *
     * @param second the time, in seconds since some day
     * @param channel null if it is no touch
     * @param touchType the type of the touch: visit, view, click or email
     * @param conversionType null if it is no conversion
     * @param value the value of the conversion
     */
    record Row(
            String id,
            String customer,
            long second,
            String channel,
            String touchType,
            String conversionType,
            BigDecimal value,
            String currency) {}

    /**
     * The options of the command.
     *
     * @param goal the types to credit; empty for the default
     * @param windowDays the window of all types of conversions; null for the usual ones, negative for no window at all
     */
    record Settings(Set<String> goal, Integer windowDays, boolean resets) {}

    /** A conversion of the goal and the touches that it may credit. */
    record Path(Row conversion, List<Row> touches) {}

    /** A fraction. */
    record Fraction(BigInteger above, BigInteger below) {
        static final Fraction ZERO = of(0, 1);
        static final Fraction ONE = of(1, 1);

        static Fraction of(long above, long below) {
            return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
        }

        static Fraction of(BigDecimal number) {
            return number.scale() >= 0
                    ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                    : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                            above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below))
                    .reduced();
        }

        Fraction times(Fraction other) {
            return new Fraction(above.multiply(other.above), below.multiply(other.below)).reduced();
        }

        Fraction over(Fraction other) {
            return times(new Fraction(/* above= */ other.below, /* below= */ other.above))
                    .reduced();
        }

        private Fraction reduced() {
            BigInteger common = above.gcd(below);
            BigInteger sign = below.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ONE;
            return common.signum() == 0
                    ? this
                    : new Fraction(
                            above.divide(common).multiply(sign),
                            below.divide(common).multiply(sign));
        }

        BigDecimal toDecimal() {
            return new BigDecimal(above).divide(new BigDecimal(below), DIGITS);
        }
    }

    /** Conversions of the goal in the order of the file's customers and times, each with its touches. */
    List<Path> paths() {
        Set<String> goal = settings.goal().isEmpty() ? typesWithValue() : settings.goal();
        Comparator<Row> order = Comparator.comparingLong(Row::second).thenComparing(Row::id);
        List<Path> paths = new ArrayList<>();
        for (String customer : rows.stream().map(Row::customer).distinct().toList()) {
            List<Row> own = rows.stream()
                    .filter(row -> row.customer().equals(customer))
                    .sorted(order)
                    .toList();
            long usedUpTo = Long.MIN_VALUE;
            for (Row conversion : own) {
                if (conversion.conversionType() == null || !goal.contains(conversion.conversionType())) {
                    continue;
                }
                List<Row> touches = new ArrayList<>();
                for (Row touch : own) {
                    boolean isLeft = touch.channel() != null && touch.second() > usedUpTo;
                    if (isLeft && isEligible(touch, conversion)) {
                        touches.add(touch);
                    }
                }
                paths.add(new Path(conversion, touches));
                if (settings.resets()) {
                    usedUpTo = conversion.second();
                }
            }
        }
        return paths;
    }

    private Set<String> typesWithValue() {
        Set<String> all = rows.stream()
                .filter(row -> row.conversionType() != null)
                .map(Row::conversionType)
                .collect(Collectors.toSet());
        Set<String> withValue = rows.stream()
                .filter(row -> row.conversionType() != null && row.value().signum() != 0)
                .map(Row::conversionType)
                .collect(Collectors.toSet());
        return withValue.isEmpty() ? all : withValue;
    }

    private boolean isEligible(Row touch, Row conversion) {
        long age = conversion.second() - touch.second();
        if (age < 0) {
            return false;
        }
        Integer days = settings.windowDays();
        if (days != null && days < 0) {
            return true;
        }
        int ofType = days != null ? days : TYPE_DAYS.getOrDefault(conversion.conversionType(), OTHER_DAYS);
        return age <= ofType * DAY
                && switch (touch.touchType()) {
                    case "view" -> age <= DAY;
                    case "click" -> age <= 30 * DAY;
                    case "email" -> age <= 7 * DAY;
                    default -> true;
                };
    }

    /** The shares of a path's touches; they add up to 1. */
    static List<Fraction> shares(String model, Path path) {
        int n = path.touches().size();
        List<Fraction> weights = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            weights.add(weight(model, path, i, n));
        }
        Fraction sum = weights.stream().reduce(Fraction.ZERO, Fraction::plus);
        return weights.stream().map(weight -> weight.over(sum)).toList();
    }

    private static Fraction weight(String model, Path path, int i, int n) {
        return switch (model) {
            case "first-touch" -> i == 0 ? Fraction.ONE : Fraction.ZERO;
            case "last-touch" -> i == n - 1 ? Fraction.ONE : Fraction.ZERO;
            case "last-non-direct" -> i == lastNonDirect(path) ? Fraction.ONE : Fraction.ZERO;
            case "linear" -> Fraction.ONE;
            case "linear-unique" ->
                Fraction.of(
                        1,
                        path.touches().stream()
                                .filter(touch -> touch.channel()
                                        .equals(path.touches().get(i).channel()))
                                .count());
            case "position" -> position(i, n);
            default -> decay(path.conversion().second() - path.touches().get(i).second());
        };
    }

    private static int lastNonDirect(Path path) {
        for (int i = path.touches().size() - 1; i >= 0; i--) {
            if (!path.touches().get(i).channel().equals("direct")) {
                return i;
            }
        }
        return path.touches().size() - 1;
    }

    private static Fraction position(int i, int n) {
        if (n <= 2) {
            return Fraction.ONE;
        }
        return i == 0 || i == n - 1 ? Fraction.of(2, 5) : Fraction.of(1, 5).times(Fraction.of(1, n - 2));
    }

    /** 2^(-age / 7 days), by the series of the exponential function of a quarter of the exponent. */
    private static Fraction decay(long seconds) {
        BigDecimal x = LN_2.multiply(new BigDecimal(seconds)).divide(new BigDecimal(-7 * DAY * 4), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 100; k++) {
            term = term.multiply(x, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return Fraction.of(sum.pow(4, DIGITS));
    }

    /** Value x share, settled: the parts left over go to the largest remainders, of equal ones to the earlier touch. */
    static List<BigDecimal> settled(BigDecimal value, int decimals, List<Fraction> shares) {
        BigInteger units =
                value.abs().setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue();
        List<BigInteger> parts = new ArrayList<>();
        List<Fraction> remainders = new ArrayList<>();
        BigInteger left = units;
        for (Fraction share : shares) {
            BigInteger[] part = units.multiply(share.above()).divideAndRemainder(share.below());
            parts.add(part[0]);
            remainders.add(new Fraction(part[1], share.below()));
            left = left.subtract(part[0]);
        }
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(Comparator.comparing((Integer i) -> remainders.get(i).toDecimal())
                .reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts.set(byRemainder.get(i), parts.get(byRemainder.get(i)).add(BigInteger.ONE));
        }
        BigInteger sign = BigInteger.valueOf(value.signum());
        return parts.stream()
                .map(part -> new BigDecimal(part.multiply(sign), decimals))
                .toList();
    }

    /** What a label earns. */
    record Sum(Fraction conversions, Fraction value) {
        Sum plus(Sum other) {
            return new Sum(conversions.plus(other.conversions), value.plus(other.value));
        }
    }

    /** Conversions and value by currency and label; conversions without a touch are of (unattributed). */
    Map<String, Sum> sums(String model) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Path path : paths()) {
            Row conversion = path.conversion();
            Fraction value = Fraction.of(conversion.value());
            Fraction count = conversion.value().signum() < 0 ? Fraction.ZERO : Fraction.ONE;
            if (path.touches().isEmpty()) {
                sums.merge(conversion.currency() + " (unattributed)", new Sum(count, value), Sum::plus);
            }
            List<Fraction> shares = shares(model, path);
            for (int i = 0; i < shares.size(); i++) {
                sums.merge(
                        conversion.currency() + " " + path.touches().get(i).channel(),
                        new Sum(count.times(shares.get(i)), value.times(shares.get(i))),
                        Sum::plus);
            }
        }
        return sums;
    }
}
