package org.attributionj.models;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.rules.TwoTouches;

/** Models of every kind, with labels of any characters, nested a little. */
public final class RandomModels extends DomainContextBase {
    private static final int NESTED = 2;

    @Provide
    public Arbitrary<AttributionModel> models() {
        return models(NESTED).withoutEdgeCases();
    }

    private static Arbitrary<AttributionModel> models(int depth) {
        if (depth == 0) {
            return rules();
        }
        Arbitrary<AttributionModel> inner = Arbitraries.lazy(() -> models(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(3, rules()),
                Tuple.of(
                        1,
                        Combinators.combine(inner, channels())
                                .as((model, channels) ->
                                        AttributionModels.excluding(model, channels.toArray(new Channel[0])))),
                Tuple.of(
                        1,
                        Combinators.combine(inner, Arbitraries.of(Dimension.builtIn()), multipliers())
                                .as(AttributionModels::weighted)),
                Tuple.of(
                        1,
                        Combinators.combine(inner.list().ofSize(2), parts(), parts())
                                .as((models, a, b) -> AttributionModels.blend(models, a, b))));
    }

    private static Arbitrary<AttributionModel> rules() {
        return Arbitraries.oneOf(
                Arbitraries.of(AttributionModels.rules()),
                Arbitraries.longs()
                        .between(1, Long.MAX_VALUE / 1_000)
                        .map(nanos -> AttributionModels.timeDecay(Duration.ofNanos(nanos))),
                channels().filter(channels -> !channels.isEmpty()).map(AttributionModels::lastNonDirect),
                Combinators.combine(parts(), parts(), parts(), Arbitraries.of(TwoTouches.class))
                        .as(AttributionModels::position),
                Combinators.combine(parts(), parts(), parts(), parts()).as(AttributionModels::wShaped),
                Combinators.combine(parts(), parts(), parts(), parts(), parts()).as(AttributionModels::fullPath),
                parts().list().ofMinSize(1).ofMaxSize(4).map(RandomModels::lastN));
    }

    private static AttributionModel lastN(List<Double> credits) {
        return AttributionModels.lastN(
                credits.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Arbitrary<Double> parts() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(1e-3, 1e3).ofScale(12), Arbitraries.of(.1, .2, .3, .4, .5, 1.0));
    }

    private static Arbitrary<String> labels() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(6),
                        Arbitraries.strings()
                                .withChars("aB %,|=*:[]")
                                .ofMinLength(1)
                                .ofMaxLength(6))
                .filter(label -> !label.isBlank());
    }

    private static Arbitrary<Set<Channel>> channels() {
        return labels().map(Channel::of).set().ofMaxSize(3);
    }

    /** Of lower case, as two labels that differ by case only are refused. */
    private static Arbitrary<Map<String, Double>> multipliers() {
        return Arbitraries.maps(
                        labels().map(label -> label.strip().toLowerCase(Locale.ROOT)),
                        Arbitraries.oneOf(parts(), Arbitraries.just(0.0)))
                .ofMaxSize(3);
    }
}
