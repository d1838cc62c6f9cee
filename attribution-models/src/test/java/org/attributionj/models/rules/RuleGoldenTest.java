package org.attributionj.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.TestJourneys;
import org.attributionj.testkit.GoldenFile;
import org.attributionj.testkit.GoldenRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules against an implementation in another language, in exact fractions: {@code golden/rules.py}. */
class RuleGoldenTest {
    private static final Map<String, Milestone> MILESTONES = Map.of(
            "lead", Milestone.LEAD_CREATED,
            "opportunity", Milestone.OPPORTUNITY_CREATED,
            "closed", Milestone.CLOSED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-touch/default",
                "last-touch/default",
                "last-non-direct/default",
                "linear/default",
                "linear-unique/default",
                "time-decay/half-life-7d",
                "time-decay/half-life-36h",
                "position/first-0.4_middle-0.2_last-0.4",
                "j-shaped/default",
                "inverse-j/default",
                "w-shaped/default",
                "full-path/default",
                "last-n/credits-0.5_0.3_0.2",
            })
    void sharesAgree(String file) {
        GoldenFile golden = GoldenFile.read(RuleGoldenTest.class, "/golden/" + file + ".csv");
        AttributionModel model = AttributionModels.parse(golden.fact("model"));
        Map<String, List<GoldenRow>> journeys = new LinkedHashMap<>();
        for (GoldenRow row : golden.rows()) {
            journeys.computeIfAbsent(row.text("journey"), name -> new ArrayList<>())
                    .add(row);
        }
        assertThat(journeys).isNotEmpty();
        journeys.forEach((name, rows) -> {
            double[] expected =
                    rows.stream().mapToDouble(row -> row.number("share")).toArray();
            assertThat(TestJourneys.shares(model, TestJourneys.journey(touchpoints(rows))))
                    .as(model + " on journey " + name)
                    .containsExactly(expected, within(golden.tolerance()));
        });
    }

    private static List<Touchpoint> touchpoints(List<GoldenRow> rows) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (GoldenRow row : rows) {
            List<String> marks = row.text("milestones").isEmpty()
                    ? List.of()
                    : List.of(row.text("milestones").split(" "));
            touchpoints.add(TestJourneys.touch(
                    touchpoints.size(),
                    row.text("channel"),
                    Duration.ofHours(row.decimal("age_hours").longValueExact()),
                    marks.stream().map(MILESTONES::get).toArray(Milestone[]::new)));
        }
        return touchpoints;
    }
}
