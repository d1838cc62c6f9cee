package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.survival.RiskTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that no fit has are refused where they are, by name; those at the ends of their ranges are taken. */
class StoredRangesTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Map<String, Record> PARTS = parts();

    /** One record of each type that fitted models are stored as, by its simple name. */
    private static Map<String, Record> parts() {
        Map<Class<?>, Record> found = new LinkedHashMap<>();
        Set<Object> seen = Sets.newIdentityHashSet();
        try {
            for (AttributionModel model :
                    StoredModels.all(StoredJourneys.of(17, 160)).values()) {
                StoredPartsTest.collect(model, found, seen);
                StoredPartsTest.collect(ModelKinds.of(model).fitOf(model), found, seen);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Record> byName = new LinkedHashMap<>();
        found.forEach((type, part) -> byName.put(type.getSimpleName(), part));
        return byName;
    }

    /** A component of a record, what it is changed to, and what the refusal says; null if it is taken. */
    private record Case(
            String type,
            String component,
            UnaryOperator<@Nullable Object> change,
            @Nullable String refusal) {

        @Override
        public String toString() {
            return type + "." + component + ": " + (refusal == null ? "taken" : refusal);
        }
    }

    private static Stream<Case> refused(String type, String component, Object... values) {
        return Arrays.stream(values)
                .map(value -> new Case(type, component, old -> value, component + " must be |was " + value));
    }

    private static Stream<Case> taken(String type, String component, Object... values) {
        return Arrays.stream(values).map(value -> new Case(type, component, old -> value, null));
    }

    private static Stream<Case> changed(String type, String component, UnaryOperator<List<Object>> change, String why) {
        return Stream.of(new Case(
                type,
                component,
                old -> change.apply(old == null ? new ArrayList<>() : new ArrayList<>((List<?>) old)),
                why));
    }

    private static UnaryOperator<List<Object>> first(Object value) {
        return list -> {
            list.set(0, value);
            return list;
        };
    }

    private static List<Object> doubled(List<Object> list) {
        list.addAll(List.copyOf(list));
        return list;
    }

    private static List<Object> shorter(List<Object> list) {
        list.remove(list.size() - 1);
        return list;
    }

    private static List<Object> reversed(List<Object> list) {
        Collections.reverse(list);
        return list;
    }

    static Stream<Case> cases() {
        return Stream.of(autoFits(), autoParts(), survivalFits(), regressionFits(), pathFits())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> autoFits() {
        return Stream.of(
                        refused("AutoOptions", "temperature", 0.0, -1.0, INFINITY, Double.NaN),
                        refused("AutoOptions", "cap", -1L),
                        taken("AutoOptions", "cap", 0L),
                        refused("AutoFit", "conversions", -1L, 1_000_000L),
                        refused("AutoFit", "openWeight", 0.99, INFINITY, Double.NaN),
                        taken("AutoFit", "openWeight", 1.0, 7.5),
                        refused("AutoFit", "baseline", -0.1, 1.1, Double.NaN),
                        taken("AutoFit", "baseline", 0.0, 1.0),
                        refused("AutoFit", "gap", 0.0, -1.0, INFINITY, Double.NaN),
                        refused("AutoFit", "overlap", 0.0, INFINITY, Double.NaN),
                        changed("AutoFit", "channels", StoredRangesTest::reversed, "channels must be sorted"),
                        changed("AutoFit", "shares", first(1.5), "share must be in|1.5"),
                        changed("AutoFit", "shares", StoredRangesTest::shorter, "shares must be one per channel"),
                        changed("AutoFit", "effectPerTouch", first(-0.5), "effectPerTouch must be in|-0.5"),
                        changed(
                                "AutoFit",
                                "effectPerTouch",
                                StoredRangesTest::shorter,
                                "effectPerTouch must be empty or one per channel"),
                        changed("AutoFit", "columnFactors", first(-0.5), "columnFactor must be in|-0.5"),
                        changed(
                                "AutoFit",
                                "columnFactors",
                                StoredRangesTest::shorter,
                                "columnFactors must be one per channel"),
                        changed("AutoFit", "components", list -> List.of(), "must have components and chain evidence"),
                        changed("AutoFit", "components", StoredRangesTest::shorter, "must add up to 1"),
                        Stream.of(new Case(
                                "AutoFit", "chain", old -> null, "must have components and chain evidence: true")))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> autoParts() {
        return Stream.of(
                        refused("AutoComponent", "decay", 3.0, 0.75),
                        taken("AutoComponent", "decay", 0.125, 16.0, INFINITY),
                        refused("AutoComponent", "shape", 0, -1),
                        refused("AutoComponent", "logLikelihood", -INFINITY, Double.NaN),
                        refused("AutoComponent", "degreesOfFreedom", INFINITY, Double.NaN),
                        refused("AutoComponent", "evidence", Double.NaN),
                        refused("AutoComponent", "iterations", -1),
                        taken("AutoComponent", "iterations", 0),
                        refused("AutoComponent", "weight", -0.1, 1.1, Double.NaN),
                        refused("AutoComponent", "baseline", -0.1, 1.1, Double.NaN),
                        refused("AutoComponent", "intercept", INFINITY, Double.NaN),
                        changed("AutoComponent", "effects", first(-1.0), "effect must be in|-1.0"),
                        refused("ChainEvidence", "margin", Double.NaN),
                        refused("ChainEvidence", "stopGain", Double.NaN),
                        refused("ChainEvidence", "meanLength", -1.0, INFINITY),
                        changed("ChainEvidence", "removalEffects", first(1.5), "removalEffect must be in|1.5"),
                        refused("IntentEvidence", "lastTouches", -0.1, 1.1),
                        refused("IntentEvidence", "oddsRatio", -0.1, INFINITY),
                        refused("IntentEvidence", "lowerBound", -0.1, INFINITY),
                        refused("HoldoutEffect", "served", 0L),
                        refused("HoldoutEffect", "heldOut", 0L),
                        taken("HoldoutEffect", "heldOut", 1L),
                        refused("HoldoutEffect", "incremental", INFINITY, Double.NaN),
                        refused("HoldoutEffect", "standardError", -1.0, INFINITY),
                        refused("HoldoutEffect", "observed", -1.0, INFINITY),
                        refused("HoldoutEffect", "posterior", -1.0, INFINITY),
                        refused("HoldoutEffect", "creditBefore", -1.0, INFINITY),
                        refused("HoldoutEffect", "credit", -1.0, INFINITY),
                        refused("HoldoutCalibration", "overlap", 0.0, INFINITY),
                        refused("HoldoutCalibration", "baselineBefore", -0.1, 1.1),
                        refused("HoldoutCalibration", "baseline", -0.1, 1.1),
                        changed("HoldoutCalibration", "effects", list -> List.of(), "effects must be one or more"),
                        changed("HoldoutCalibration", "shares", first(1.5), "share must be in|1.5"),
                        changed("HoldoutCalibration", "channelFactors", first(-1.0), "channelFactor must be in|-1.0"))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> survivalFits() {
        return Stream.of(
                        refused("HazardFit", "riskTime", RiskTime.AUTO),
                        refused("HazardFit", "iterations", -1),
                        refused("HazardFit", "logLikelihood", -INFINITY, Double.NaN),
                        refused("HazardFit", "conversions", -1.0),
                        refused("HazardFit", "journeys", 0.5, INFINITY),
                        refused("HazardFit", "baseline", -1.0, INFINITY),
                        refused("HazardFit", "baselineError", -1.0, INFINITY),
                        changed(
                                "HazardFit",
                                "effects",
                                StoredRangesTest::reversed,
                                "effects must be sorted by channel"),
                        refused("HazardEffect", "effect", -1.0, 1e101),
                        taken("HazardEffect", "effect", 0.0, 1e100),
                        refused("HazardEffect", "effectError", -1.0, INFINITY),
                        refused("HazardEffect", "decay", -1.0, 1e101),
                        refused("HazardEffect", "decayError", -1.0, INFINITY),
                        refused("SurvivalFit", "riskTime", RiskTime.AUTO),
                        refused("SurvivalFit", "iterations", -1),
                        refused("SurvivalFit", "logLikelihood", -INFINITY, Double.NaN),
                        refused("SurvivalFit", "heldOut", -INFINITY, Double.NaN),
                        refused("SurvivalFit", "conversions", -1.0),
                        refused("SurvivalFit", "journeys", 0.5, INFINITY),
                        refused("SurvivalFit", "shape", -1.0, INFINITY),
                        refused("SurvivalFit", "intercept", INFINITY, Double.NaN),
                        refused("SurvivalFit", "interceptError", -1.0, INFINITY),
                        changed(
                                "SurvivalFit",
                                "effects",
                                StoredRangesTest::reversed,
                                "effects must be sorted by channel"),
                        refused("SurvivalEffect", "effect", -1.0, INFINITY),
                        refused("SurvivalEffect", "error", -1.0, INFINITY),
                        refused("SurvivalEffect", "decay", -1.0, INFINITY))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> regressionFits() {
        return Stream.of(
                        refused("LogisticFit", "conversions", -1L, 1_000_000L),
                        refused("LogisticFit", "logLikelihood", 0.1, Double.NaN),
                        refused("LogisticFit", "nullLogLikelihood", 0.1, Double.NaN),
                        taken("LogisticFit", "nullLogLikelihood", 0.0),
                        changed("LogisticFit", "coefficients", StoredRangesTest::doubled, "must be there once"),
                        refused("LogisticFit", "iterations", -1),
                        refused("LogisticCoefficient", "estimate", Double.NaN),
                        refused("LogisticCoefficient", "standardError", -0.1, Double.NaN),
                        taken("LogisticCoefficient", "standardError", 0.0, INFINITY),
                        refused("BaggedFit", "conversions", -1L, 1_000_000L),
                        refused("BaggedFit", "intercept", Double.NaN),
                        refused("BaggedFit", "logLikelihood", 0.1, Double.NaN),
                        refused("BaggedFit", "nullLogLikelihood", 0.1, Double.NaN),
                        refused("BaggedFit", "usedBags", -1, 1_000_000),
                        refused("BaggedFit", "unfinishedBags", -1, 1_000_000),
                        taken("BaggedFit", "unfinishedBags", 0),
                        changed("BaggedFit", "coefficients", StoredRangesTest::doubled, "must be there once"),
                        refused("BaggedCoefficient", "estimate", INFINITY, Double.NaN),
                        refused("BaggedCoefficient", "deviation", -0.1, Double.NaN),
                        refused("BaggedCoefficient", "bags", -1))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> pathFits() {
        return Stream.of(
                        refused("Coalition", "conversions", -1L),
                        refused("Coalition", "nulls", -1L),
                        changed("Coalition", "members", list -> List.of(), "members must be one or more"),
                        refused("Prior", "intercept", Double.NaN),
                        taken("Prior", "intercept", -INFINITY, INFINITY),
                        changed("Prior", "coefficients", first(INFINITY), "coefficients must be finite"),
                        refused("Prior", "steps", -1),
                        changed("CoalitionRateFit", "channels", StoredRangesTest::reversed, "channels must be sorted"),
                        changed("CoalitionRateFit", "sets", StoredRangesTest::reversed, "sets must be sorted"),
                        changed("CoalitionRateFit", "sets", list -> List.of(), "must all be part of a set"),
                        Stream.of(new Case("CoalitionRateFit", "prior", old -> null, "prior must be there")),
                        refused("Path", "conversions", -1L),
                        refused("Path", "nulls", -1L),
                        changed("ExactPathFit", "channels", StoredRangesTest::reversed, "channels must be sorted"),
                        changed("ExactPathFit", "paths", StoredRangesTest::reversed, "paths must be sorted"),
                        changed("ExactPathFit", "paths", list -> List.of(), "must all be part of a path"),
                        changed("ExactPathFit", "channels", StoredRangesTest::shorter, "steps must be in"),
                        refused("Pair", "first", -1),
                        refused("Pair", "second", -1),
                        refused("Pair", "conversions", -1L, 1_000_000L),
                        changed("ShaoLiFit", "channels", StoredRangesTest::reversed, "channels must be sorted"),
                        changed("ShaoLiFit", "channels", StoredRangesTest::shorter, "second must be in"),
                        changed("ShaoLiFit", "pairs", StoredRangesTest::reversed, "pairs must be sorted"),
                        changed("ShaoLiFit", "pairs", list -> List.of(), "pairs must count each channel"))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rangesAreThoseOfFits(Case each) throws ReflectiveOperationException {
        Record part = PARTS.get(each.type());
        assertThat(part).as(PARTS.keySet().toString()).isNotNull();
        RecordComponent[] components = part.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean isChanged = false;
        for (int i = 0; i < components.length; i++) {
            components[i].getAccessor().setAccessible(true);
            values[i] = components[i].getAccessor().invoke(part);
            if (components[i].getName().equals(each.component())) {
                values[i] = each.change().apply(values[i]);
                isChanged = true;
            }
        }
        assertThat(isChanged).isTrue();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = part.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        String refusal = each.refusal();
        if (refusal == null) {
            assertThat(constructor.newInstance(values)).isNotNull();
            return;
        }
        try {
            Object made = constructor.newInstance(values);
            assertThat(made).as("what was to be refused").isNull();
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
            assertThat(e.getCause().getMessage()).contains(refusal.split("\\|"));
        }
    }
}
