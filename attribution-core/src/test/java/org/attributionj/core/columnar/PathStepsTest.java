package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.api.Test;

class PathStepsTest {

    private static List<String> apply(String transforms, String path) {
        Dictionary labels = new Dictionary();
        PathSteps steps = new PathSteps(labels, parse(transforms));
        int[] codes = Arrays.stream(path.split(" ")).mapToInt(labels::code).toArray();
        return labels(steps.apply(codes, 0, codes.length));
    }

    private static List<PathTransform> parse(String transforms) {
        return transforms.isEmpty()
                ? List.of()
                : Arrays.stream(transforms.split(" ")).map(PathTransform::parse).toList();
    }

    private static List<String> labels(PathSteps steps) {
        List<String> labels = new ArrayList<>();
        for (int step = 0; step < steps.count(); step++) {
            labels.add(steps.labels().label(steps.code(step)));
        }
        return labels;
    }

    @Test
    void theWorkedExamplesOfThePeer() {
        String path = "D A B B C D C C";
        assertThat(apply("unique", path)).containsExactly("D", "A", "B", "B", "C", "D", "C", "C");
        assertThat(apply("exposure", path)).containsExactly("D", "A", "B", "C", "D", "C");
        assertThat(apply("first", path)).containsExactly("D", "A", "B", "C");
        assertThat(apply("frequency", path)).containsExactly("D(2)", "A(1)", "B(2)", "C(3)");
    }

    @Test
    void trailingListedLabelsGoUnlessThereIsNothingElse() {
        assertThat(apply("removeIfLastAndNotAll=A", "B A")).containsExactly("B");
        assertThat(apply("removeIfLastAndNotAll=A", "A B A A")).containsExactly("A", "B");
        assertThat(apply("removeIfLastAndNotAll=A|C", "A B A C A")).containsExactly("A", "B");
        assertThat(apply("removeIfLastAndNotAll=A", "A A")).containsExactly("A", "A");
        assertThat(apply("removeIfLastAndNotAll=A", "A B")).containsExactly("A", "B");
    }

    @Test
    void listedLabelsGoUnlessThereIsNothingElse() {
        assertThat(apply("removeIfNotAll=A", "A B A C A")).containsExactly("B", "C");
        assertThat(apply("removeIfNotAll=A|B", "A B A")).containsExactly("A", "B", "A");
        assertThat(apply("removeIfNotAll=X", "A B")).containsExactly("A", "B");
    }

    @Test
    void trimKeepsTheLastSteps() {
        assertThat(apply("trim=2", "A B C")).containsExactly("B", "C");
        assertThat(apply("trim=3", "A B C")).containsExactly("A", "B", "C");
        assertThat(apply("trim=9", "A B C")).containsExactly("A", "B", "C");
    }

    @Test
    void transformsWorkOnTheStepsOfThoseBefore() {
        assertThat(apply("exposure frequency", "A A B A")).containsExactly("A(2)", "B(1)");
        assertThat(apply("frequency trim=1", "A A B A")).containsExactly("B(1)");
        assertThat(apply("frequency removeIfNotAll=A(3)", "A A B A")).containsExactly("B(1)");
        assertThat(apply("frequency frequency", "A A")).containsExactly("A(2)(1)");
    }

    @Test
    void touchpointsAreCountedAsMergedAndDropped() {
        Dictionary labels = new Dictionary();
        PathSteps steps = new PathSteps(labels, parse("exposure first trim=1"));
        int[] path = {labels.code("A"), labels.code("A"), labels.code("B"), labels.code("B"), labels.code("A")};
        steps.apply(path, 0, 5);
        // exposure: AA BB A, first: AA BB, trim: BB
        assertThat(new int[] {steps.merged(0), steps.merged(1), steps.merged(2)})
                .containsExactly(2, 0, 0);
        assertThat(new int[] {steps.dropped(0), steps.dropped(1), steps.dropped(2)})
                .containsExactly(0, 1, 2);
        assertThat(steps.count()).isEqualTo(1);
        assertThat(steps.touchpoints()).isEqualTo(5);
        assertThat(steps.touchpoints(0)).isEqualTo(2);
        assertThat(steps.firstTouchpoint(0)).isEqualTo(2);
        assertThat(new int[] {steps.stepOf(0), steps.stepOf(1), steps.stepOf(2), steps.stepOf(3), steps.stepOf(4)})
                .containsExactly(-1, -1, 0, 0, -1);
        assertThat(steps).hasToString("[B]");
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("A", "B", "C", "D").list().ofMaxSize(12).withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<PathTransform>> transformLists() {
        return Arbitraries.of(
                        "exposure",
                        "first",
                        "unique",
                        "frequency",
                        "trim=1",
                        "trim=4",
                        "removeIfNotAll=A|C",
                        "removeIfLastAndNotAll=A|B",
                        "removeIfNotAll=A(1)|B(2)")
                .map(PathTransform::parse)
                .list()
                .ofMaxSize(4)
                .withoutEdgeCases();
    }

    /** A step of the oracle: a label and its touchpoints. */
    private record Step(String label, List<Integer> touches) {
        Step with(String newLabel, Step other) {
            List<Integer> all = new ArrayList<>(touches);
            all.addAll(other.touches);
            return new Step(newLabel, all);
        }
    }

    private static List<Step> oracle(List<Step> path, String spec) {
        String name = spec.replaceAll("=.*", "");
        String option = spec.substring(Math.min(spec.length(), name.length() + 1));
        Set<String> listed = Set.of(option.split("\\|"));
        List<Step> result = new ArrayList<>();
        boolean onlyListed = path.stream().allMatch(step -> listed.contains(step.label));
        switch (name) {
            case "exposure" ->
                path.forEach(step -> {
                    int last = result.size() - 1;
                    if (last >= 0 && result.get(last).label.equals(step.label)) {
                        result.set(last, result.get(last).with(step.label, step));
                    } else {
                        result.add(step);
                    }
                });
            case "first" ->
                path.forEach(step -> {
                    if (result.stream().noneMatch(kept -> kept.label.equals(step.label))) {
                        result.add(step);
                    }
                });
            case "frequency" ->
                path.stream().map(Step::label).distinct().forEach(label -> {
                    List<Step> same = path.stream()
                            .filter(step -> step.label.equals(label))
                            .toList();
                    result.add(same.stream()
                            .reduce((left, right) -> left.with(label, right))
                            .map(step -> new Step(label + "(" + same.size() + ")", step.touches))
                            .orElseThrow());
                });
            case "trim" ->
                result.addAll(path.subList(Math.max(0, path.size() - Integer.parseInt(option)), path.size()));
            case "removeIfNotAll" ->
                path.stream()
                        .filter(step -> onlyListed || !listed.contains(step.label))
                        .forEach(result::add);
            case "removeIfLastAndNotAll" -> {
                result.addAll(path);
                while (!onlyListed && listed.contains(result.get(result.size() - 1).label)) {
                    result.remove(result.size() - 1);
                }
            }
            default -> result.addAll(path);
        }
        return result;
    }

    @Property
    void agreesWithListsOfStrings(
            @ForAll("transformLists") List<PathTransform> transforms,
            @ForAll("paths") List<String> first,
            @ForAll("paths") List<String> second) {
        Dictionary labels = new Dictionary();
        PathSteps steps = new PathSteps(labels, transforms);
        // one object for two paths: nothing of the first may stay
        check(steps, first, transforms);
        check(steps, second, transforms);
    }

    private static void check(PathSteps steps, List<String> path, List<PathTransform> transforms) {
        int[] codes = path.stream().mapToInt(steps.labels()::code).toArray();
        steps.apply(codes, 0, codes.length);
        List<Step> expected = new ArrayList<>();
        for (int touch = 0; touch < path.size(); touch++) {
            expected.add(new Step(path.get(touch), List.of(touch)));
        }
        for (int i = 0; i < transforms.size(); i++) {
            int before = touches(expected);
            int stepsBefore = expected.size();
            expected = oracle(expected, transforms.get(i).toString());
            assertThat(steps.dropped(i)).isEqualTo(before - touches(expected));
            if (steps.dropped(i) == 0 && stepsBefore == expected.size()) {
                assertThat(steps.merged(i)).isZero();
            }
        }
        assertThat(labels(steps)).isEqualTo(expected.stream().map(Step::label).toList());
        int[] stepOf = new int[path.size()];
        Arrays.fill(stepOf, -1);
        for (int step = 0; step < expected.size(); step++) {
            List<Integer> touches = expected.get(step).touches;
            assertThat(steps.firstTouchpoint(step)).isEqualTo(touches.get(0));
            assertThat(steps.touchpoints(step)).isEqualTo(touches.size());
            for (int touch : touches) {
                stepOf[touch] = step;
            }
        }
        for (int touch = 0; touch < stepOf.length; touch++) {
            assertThat(steps.stepOf(touch)).isEqualTo(stepOf[touch]);
        }
    }

    private static int touches(List<Step> steps) {
        return steps.stream().mapToInt(step -> step.touches.size()).sum();
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return TestJourneys.journeys();
    }

    @Property
    void stepsAsAJourneyHaveTheColumnsOfTheirFirstTouchpoint(
            @ForAll("journeys") Journey journey, @ForAll("transformLists") List<PathTransform> transforms) {
        Needs needs = new Needs(Set.of(Feature.values()), Set.of(Dimension.CAMPAIGN));
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, needs);
        JourneyView view = new JourneyEncoder(schema).encode(journey);
        PathSteps steps = new PathSteps(schema.pathLabels(), transforms).apply(view);
        JourneyView row = new JourneyEncoder(schema).encodeSteps(view, steps);
        assertThat(row.length()).isEqualTo(steps.count());
        for (int step = 0; step < row.length(); step++) {
            int touch = steps.firstTouchpoint(step);
            assertThat(row.code(step)).isEqualTo(steps.code(step));
            assertThat(row.millisBeforeEnd(step)).isEqualTo(view.millisBeforeEnd(touch));
            assertThat(row.engagement(step)).isEqualTo(view.engagement(touch));
            assertThat(row.column(0, step)).isEqualTo(view.column(0, touch));
            for (Milestone milestone : Milestone.values()) {
                assertThat(row.has(step, milestone)).isEqualTo(view.has(touch, milestone));
            }
        }
        assertThat(row.isConverted()).isEqualTo(view.isConverted());
        assertThat(row.isConverted() ? row.value() : null).isEqualTo(view.isConverted() ? view.value() : null);
        assertThat(row.multiplicity()).isEqualTo(view.multiplicity());
    }

    @Test
    void foreignDictionaryIsRefused() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        JourneyView view = encoder.encode(TestJourneys.open("A", "B"));
        PathSteps foreign = new PathSteps(new Dictionary(), List.of());
        assertThatThrownBy(() -> foreign.apply(view)).hasMessageContaining("dictionary");
        PathSteps own = new PathSteps(schema.pathLabels(), List.of(PathTransform.trim(1)));
        own.apply(view);
        assertThatThrownBy(() -> encoder.encodeSteps(view, own)).hasMessageContaining("second encoder");
        JourneyEncoder second = new JourneyEncoder(schema);
        assertThat(second.encodeSteps(view, own).label(0)).isEqualTo("B");
        assertThatThrownBy(() -> second.encodeSteps(new JourneyEncoder(schema).encode(TestJourneys.open("A")), own))
                .hasMessageContaining("2 touchpoints");
        JourneySchema other = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);
        assertThatThrownBy(() -> new JourneyEncoder(other).encodeSteps(view, own))
                .hasMessageContaining("dictionaries");
    }
}
