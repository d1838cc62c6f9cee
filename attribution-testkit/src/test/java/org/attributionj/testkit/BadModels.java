package org.attributionj.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;

/** Contract tests of models that break the contract, each in one way. Not run by themselves. */
final class BadModels {
    private BadModels() {}

    private static AttributionModel lambda(AttributionModel.StatelessKernel kernel) {
        return AttributionModel.of("bad", kernel);
    }

    private static double linear(JourneyView journey, double[] weights) {
        Arrays.fill(weights, 0, journey.length(), 1);
        return 0;
    }

    static class NegativeWeight extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                linear(journey, weights);
                weights[journey.length() - 1] = journey.length() > 2 ? -0.5 : 1;
                return 0;
            });
        }
    }

    static class NotANumber extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                linear(journey, weights);
                // 0 / 0 for a single touchpoint
                double others = journey.length() - 1;
                weights[0] = Math.min(others, 1) / others;
                return 0;
            });
        }
    }

    static class BaselineOfTwo extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> 2 + linear(journey, weights));
        }
    }

    static class WritesBehind extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                Arrays.fill(weights, 1);
                return 0;
            });
        }
    }

    static class ForgetsTheLast extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                Arrays.fill(weights, 0, Math.max(1, journey.length() - 1), 1);
                return 0;
            });
        }
    }

    static class AddsToWhatIsThere extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                for (int i = 0; i < journey.length(); i++) {
                    weights[i] = Double.isNaN(weights[i]) ? 1 : weights[i] + i;
                }
                return 0;
            });
        }
    }

    static class KeepsCount extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return new Stateful();
        }

        /** Remembers the channels of earlier journeys. */
        record Stateful() implements AttributionModel {
            @Override
            public String name() {
                return "stateful";
            }

            @Override
            public BoundModel bind(JourneySchema schema) {
                return () -> {
                    Map<String, Integer> seen = new HashMap<>();
                    return (journey, weights) -> {
                        for (int i = 0; i < journey.length(); i++) {
                            weights[i] = seen.merge(journey.label(i), 1, Integer::sum);
                        }
                        return 0;
                    };
                };
            }
        }
    }

    static class DependsOnArrivalOrder extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            // codes are given in the order in which labels are first seen
            return lambda((journey, weights) -> {
                for (int i = 0; i < journey.length(); i++) {
                    weights[i] = 1 + journey.code(i);
                }
                return 0;
            });
        }
    }

    static class KernelsDiffer extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return new Numbered();
        }

        /** The kernels of one binding share a number, which each of them counts up. */
        record Numbered() implements AttributionModel {
            @Override
            public String name() {
                return "numbered";
            }

            @Override
            public BoundModel bind(JourneySchema schema) {
                AtomicInteger kernels = new AtomicInteger();
                return () -> {
                    int number = kernels.incrementAndGet();
                    return (journey, weights) -> {
                        linear(journey, weights);
                        weights[0] = number;
                        return 0;
                    };
                };
            }
        }
    }

    static class NotSerialisable extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            Object holdsNothingSerialisable = new Object();
            return lambda((journey, weights) -> holdsNothingSerialisable.hashCode() * 0.0 + linear(journey, weights));
        }
    }

    static class ForgetsItselfWhenSerialised extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return new Forgetful(3);
        }

        /** The exponent does not travel. */
        @SuppressWarnings("serial")
        static final class Forgetful implements AttributionModel {
            private final transient double exponent;

            Forgetful(double exponent) {
                this.exponent = exponent;
            }

            @Override
            public String name() {
                return "forgetful";
            }

            @Override
            public BoundModel bind(JourneySchema schema) {
                return () -> (journey, weights) -> {
                    for (int i = 0; i < journey.length(); i++) {
                        weights[i] = Math.pow(i + 1, exponent);
                    }
                    return 0;
                };
            }
        }
    }

    static class GuessesWithoutTimes extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return new Guessing();
        }

        /** Takes the position for the age where there are no times, and asks for nobody's leave. */
        record Guessing() implements AttributionModel {
            @Override
            public String name() {
                return "guessing";
            }

            @Override
            public Needs needs() {
                return Needs.TIMES;
            }

            @Override
            public BoundModel bind(JourneySchema schema) {
                boolean timed = schema.has(Feature.TIMES);
                return () -> (journey, weights) -> {
                    for (int i = 0; i < journey.length(); i++) {
                        weights[i] = timed ? 1.0 / (1 + journey.millisBeforeEnd(i)) : i + 1;
                    }
                    return 0;
                };
            }
        }
    }

    static class ReadsTheWrongColumn extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return AttributionModel.of("wrong column", Needs.column(Dimension.CAMPAIGN), (journey, weights) -> {
                for (int i = 0; i < journey.length(); i++) {
                    // the first column is the campaign only as long as nobody else asks for one
                    String label = journey.schema().columnLabels(0).label(journey.column(0, i));
                    weights[i] = label.equals("summer") ? 2 : 1;
                }
                return 0;
            });
        }
    }

    static class NameChanges extends AttributionModelContract {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        protected AttributionModel model() {
            return AttributionModel.of("model " + number.incrementAndGet(), BadModels::linear);
        }
    }

    static class CreditsLossesDifferently extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                linear(journey, weights);
                weights[0] = journey.isConverted() && journey.value().signum() < 0 ? 5 : 1;
                return 0;
            });
        }
    }

    static class MovesTheView extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                linear(journey, weights);
                journey.moveTo(journey.rows() - 1);
                return 0;
            });
        }
    }

    static class NoSharesWhileOpen extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda((journey, weights) -> {
                linear(journey, weights);
                // an open journey has no value
                weights[0] = journey.value().signum() == 0 ? 1 : 2;
                return 0;
            });
        }
    }

    /** Breaks nothing, and uses the hooks. */
    static class NotBad extends AttributionModelContract {
        @Override
        protected AttributionModel model() {
            return lambda(BadModels::linear);
        }

        @Override
        protected Arbitrary<Journey> journeys() {
            return AttributionArbitraries.convertingJourneys(2, 3);
        }

        @Override
        protected int longestJourney() {
            return 200;
        }
    }
}
