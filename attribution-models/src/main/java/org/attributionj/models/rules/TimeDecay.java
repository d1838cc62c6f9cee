package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import java.time.Duration;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.RestrictableKernel;
import org.attributionj.models.spec.SpecWriter;

/** Credit that halves with every half-life before the conversion. */
record TimeDecay(Duration halfLife) implements AttributionModel {
    static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(7);

    /** A hundred million years: as good as forever, and its milliseconds are still a {@code long}. */
    static final Duration LONGEST_HALF_LIFE = Duration.ofDays(36_500_000_000L);

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    TimeDecay {
        notNull(halfLife, "half-life");
        check(
                halfLife.compareTo(Duration.ZERO) > 0 && halfLife.compareTo(LONGEST_HALF_LIFE) <= 0,
                "half-life must be more than 0 and at most 36500000000d, but was " + halfLife);
    }

    @Override
    public String name() {
        return SpecWriter.of("time-decay").duration("half-life", halfLife).toString();
    }

    @Override
    public Needs needs() {
        return Needs.TIMES;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        double halfLifeMillis = halfLife.getSeconds() * MILLIS_PER_SECOND + halfLife.getNano() / NANOS_PER_MILLI;
        Kernel kernel = new Decaying(1 / halfLifeMillis);
        return () -> kernel;
    }

    @Override
    public String toString() {
        return name();
    }

    /**
     * w_i = 2^(-(a_i - a)/h), with a the age of the youngest touchpoint that counts: normalised, that is 2^(-a_i/h), but
     * the largest weight is 1 whatever the ages, so nothing over- or underflows that a share could show. Touchpoints are
     * in the order of time, so the youngest is the last.
     */
    private static final class Decaying implements RestrictableKernel {
        private final double halfLivesPerMilli;

        Decaying(double halfLivesPerMilli) {
            this.halfLivesPerMilli = halfLivesPerMilli;
        }

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int last = journey.length() - 1;
            long youngest = journey.millisBeforeEnd(last);
            double perMilli = halfLivesPerMilli;
            for (int i = 0; i < last; i++) {
                weights[i] = Exp2.ofMinus((journey.millisBeforeEnd(i) - youngest) * perMilli);
            }
            weights[last] = 1;
            return 0;
        }

        @Override
        public double weigh(JourneyView journey, double[] factors, double[] weights) {
            int last = journey.length() - 1;
            while (last >= 0 && factors[last] == 0) {
                weights[last] = 0;
                last--;
            }
            long youngest = last < 0 ? 0 : journey.millisBeforeEnd(last);
            for (int i = 0; i <= last; i++) {
                weights[i] =
                        factors[i] == 0 ? 0 : Exp2.ofMinus((journey.millisBeforeEnd(i) - youngest) * halfLivesPerMilli);
            }
            return 0;
        }
    }
}
