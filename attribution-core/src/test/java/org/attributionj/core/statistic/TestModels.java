package org.attributionj.core.statistic;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;

/** Small models that between them use every way in which a conversion can be divided. */
public final class TestModels {
    public static final AttributionModel LINEAR = AttributionModel.of("linear", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = 1;
        }
        return 0;
    });

    public static final AttributionModel LAST = AttributionModel.of("last", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = i == journey.length() - 1 ? 1 : 0;
        }
        return 0;
    });

    /** Later touchpoints get more, by label as well; 0.3 would have happened anyway. */
    public static final AttributionModel UNEVEN = AttributionModel.of("uneven", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = (i + 1) * (1 + journey.label(i).length() / 7.0)
                    + (journey.label(i).equals("b") ? 0.1 : 0);
        }
        return 0.3;
    });

    /** Credits label a only; what nobody earns stays unattributed. */
    public static final AttributionModel ONLY_A = new OnlyA();

    private TestModels() {}

    private record OnlyA() implements AttributionModel {
        @Override
        public String name() {
            return "only-a";
        }

        @Override
        public BoundModel bind(JourneySchema schema) {
            schema.require(name(), Needs.NOTHING);
            return new BoundModel() {
                @Override
                public Kernel newKernel() {
                    return (journey, weights) -> {
                        for (int i = 0; i < journey.length(); i++) {
                            weights[i] = journey.label(i).equals("a") ? 1 : 0;
                        }
                        return 0.125;
                    };
                }

                @Override
                public Fallback fallback() {
                    return Fallback.UNATTRIBUTED;
                }
            };
        }
    }
}
