package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.Parameters;
import org.attributionj.models.spec.SpecWriter;

/** Fixed parts for the first touchpoint, the last, and all between them together. */
record Position(double first, double middle, double last, TwoTouches two) implements AttributionModel, BoundModel {
    static final Position U_SHAPED = new Position(0.4, 0.2, 0.4, TwoTouches.RENORMALISE);
    static final Position J_SHAPED = new Position(0.2, 0.2, 0.6, TwoTouches.RENORMALISE);
    static final Position INVERSE_J = new Position(0.6, 0.2, 0.2, TwoTouches.RENORMALISE);

    Position {
        first = Parameters.weight(first, "first");
        middle = Parameters.weight(middle, "middle");
        last = Parameters.weight(last, "last");
        notNull(two, "two");
        check(first + middle + last > 0, "one of first, middle and last must be more than 0, but all were 0");
    }

    @Override
    public String name() {
        if (equals(J_SHAPED)) {
            return "j-shaped";
        }
        if (equals(INVERSE_J)) {
            return "inverse-j";
        }
        SpecWriter text = SpecWriter.of("position")
                .number("first", first)
                .number("middle", middle)
                .number("last", last);
        return (two == TwoTouches.RENORMALISE ? text : text.choice("two", two)).toString();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return this;
    }

    @Override
    public Kernel newKernel() {
        double half = two == TwoTouches.SPLIT_MIDDLE ? middle / 2 : 0;
        return new Ends(first, middle, last, first + half, last + half);
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        int end = journey.length() - 1;
        if (end == 0) {
            return Reasons.ONLY;
        }
        return touch == 0 ? Reasons.FIRST : touch == end ? Reasons.LAST : Reasons.MIDDLE;
    }

    @Override
    public String toString() {
        return name();
    }

    private static final class Ends implements Kernel {
        private final double first;
        private final double middle;
        private final double last;
        private final double firstOfTwo;
        private final double lastOfTwo;

        Ends(double first, double middle, double last, double firstOfTwo, double lastOfTwo) {
            this.first = first;
            this.middle = middle;
            this.last = last;
            this.firstOfTwo = firstOfTwo;
            this.lastOfTwo = lastOfTwo;
        }

        // w_0 = f, w_{n-1} = l, w_i = m/(n-2) between them
        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int n = journey.length();
            int end = n - 1;
            if (n < 3) {
                weights[0] = firstOfTwo;
                weights[end] = end == 0 ? 1 : lastOfTwo;
                return 0;
            }
            double each = middle / (n - 2);
            weights[0] = first;
            for (int i = 1; i < end; i++) {
                weights[i] = each;
            }
            weights[end] = last;
            return 0;
        }
    }
}
