package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.CreditLevel;
import org.attributionj.eval.bootstrap.ModelBootstrap;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.bootstrap.ShareReplicates;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

/** Drift, changes and agreement of models in production. */
class ProductionTest {

    private static ShareReplicates shares(String model, double partOfA, int customers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        for (int i = 0; i < customers; i++) {
            String id = "c" + seed + "-" + i;
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int touch = 2; touch > 0; touch--) {
                String channel = random.nextDouble() < partOfA ? "a" : "b";
                touchpoints.add(Touchpoint.of(id, Channel.of(channel), end.minusSeconds(touch)));
            }
            table.add(Journey.converted(
                    touchpoints, Conversion.of(id, ConversionType.PURCHASE, Money.of("1", "EUR"), end)));
        }
        return ModelBootstrap.of(table, Resampling.DEFAULT)
                .replicates(AttributionModels.define(model), Dimension.CHANNEL, List.of(), CreditLevel.CHANNEL);
    }

    @Test
    void stabilityIndexIsWorkedByHand() {
        // (0.4 - 0.5) ln(0.4 / 0.5) + (0.6 - 0.5) ln(0.6 / 0.5) = 0.0405465
        ShareDrift drift = ShareDrift.of(Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.4, "b", 0.6));

        assertThat(drift.index()).isCloseTo(0.1 * Math.log(1.5), within(1e-12));
        assertThat(drift.size()).isEqualTo(ShareDrift.Size.STABLE);
        assertThat(ShareDrift.of(Map.of("a", 5.0, "b", 5.0), Map.of("a", 40.0, "b", 60.0))
                        .index())
                .isCloseTo(drift.index(), within(1e-12));
        assertThat(ShareDrift.of(Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.3, "b", 0.7))
                        .size())
                .isEqualTo(ShareDrift.Size.MODERATE);
        assertThat(ShareDrift.of(Map.of("a", 1.0), Map.of("b", 1.0)).size()).isEqualTo(ShareDrift.Size.LARGE);
        assertThat(ShareDrift.of(Map.of("a", 1.0), Map.of("b", 1.0)).index())
                .isCloseTo(2 * (1 - 1e-4) * Math.log(1e4), within(1e-9));
        assertThatThrownBy(() -> ShareDrift.of(Map.of("a", 0.0), Map.of("a", 1.0)))
                .hasMessageContaining("reference");
        assertThatThrownBy(() -> ShareDrift.of(Map.of("a", 1.0), Map.of("a", -1.0)))
                .hasMessageContaining("current");
    }

    @Test
    void changesBetweenPeriodsAreFoundAndNoiseIsNot() {
        ShareReplicates before = shares("linear", 0.5, 2000, 1);

        ShareChange same =
                ShareChange.independent(before, shares("linear", 0.5, 2000, 2)).get(0);
        ShareChange other =
                ShareChange.independent(before, shares("linear", 0.56, 2000, 3)).get(0);

        assertThat(same.pValue()).isGreaterThan(0.01);
        assertThat(other.adjustedPValue()).isLessThan(0.001);
        assertThat(other.interval().contains(0.06)).isTrue();
        // each of two touches has variance p (1 - p), and linear takes their mean
        assertThat(other.error()).isCloseTo(Math.sqrt(2 * 0.25 / 4000), within(0.0015));
    }

    @Test
    void pairedModelsCancelWhatTheyShare() {
        ShareReplicates first = shares("first-touch", 0.5, 1000, 4);
        ShareReplicates linear = shares("linear", 0.5, 1000, 4);

        ShareChange paired = ShareChange.paired(first, linear).get(0);
        ShareChange independent = ShareChange.independent(first, linear).get(0);

        // linear - first = (last - first) / 2, of variance p (1 - p) / 2 per customer
        assertThat(paired.error()).isCloseTo(Math.sqrt(0.125 / 1000), within(0.0015));
        assertThat(paired.error()).isLessThan(0.7 * independent.error());
        assertThat(ShareChange.paired(linear, linear)).allSatisfy(change -> {
            assertThat(change.pValue()).isEqualTo(1);
            assertThat(change.difference()).isZero();
        });
    }

    @Test
    void nothingIsConcludedFromASpread() {
        ShareReplicates rule = shares("linear", 0.5, 500, 5);
        ShareReplicates shrunk = shares("shapley:game=coalition-rate", 0.5, 500, 5);

        assertThat(rule.isCovering()).isTrue();
        assertThat(shrunk.isCovering()).isFalse();
        assertThat(ShareChange.paired(rule, rule)).allSatisfy(change -> {
            assertThat(change.isConclusive()).isTrue();
            assertThat(change.toString()).doesNotContain("spread");
        });
        assertThat(ShareChange.paired(rule, shrunk)).noneMatch(ShareChange::isConclusive);
        assertThat(ShareChange.independent(shrunk, rule)).noneMatch(ShareChange::isConclusive);
        assertThat(ShareChange.independent(shrunk, shrunk)).allSatisfy(change -> {
            assertThat(change.isConclusive()).isFalse();
            assertThat(change.toString()).endsWith("(of a spread, no interval: nothing can be concluded)");
        });
    }

    @Test
    void pValuesAreAdjustedForAllLabelsTogether() {
        List<ShareChange> changes =
                ShareChange.independent(shares("linear", 0.5, 500, 5), shares("linear", 0.55, 500, 6));

        assertThat(changes).extracting(ShareChange::label).containsExactly("a", "b", "(baseline)", "(unattributed)");
        double smallest =
                changes.stream().mapToDouble(ShareChange::pValue).min().orElseThrow();
        assertThat(changes.stream()
                        .mapToDouble(ShareChange::adjustedPValue)
                        .min()
                        .orElseThrow())
                .isCloseTo(Math.min(1, 4 * smallest), within(1e-12));
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.adjustedPValue()).isBetween(change.pValue(), 1.0));
    }

    @Test
    void agreementIsFollowedOverTime() {
        AgreementOverTime agreement = AgreementOverTime.of(
                "linear",
                "markov",
                List.of(
                        new AgreementOverTime.Observation("w1", Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.5, "b", 0.5)),
                        new AgreementOverTime.Observation("w2", Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.6, "b", 0.4)),
                        new AgreementOverTime.Observation(
                                "w3", Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.7, "b", 0.3))));

        assertThat(agreement.periods())
                .extracting(AgreementOverTime.Period::distance)
                .satisfies(distances -> {
                    assertThat(distances.get(0)).isZero();
                    assertThat(distances.get(2)).isCloseTo(0.2, within(1e-12));
                });
        assertThat(agreement.divergence()).isCloseTo(0.1, within(1e-12));
        assertThat(agreement.periods().get(2).driftOfFirst().index()).isZero();
        assertThat(agreement.periods().get(2).driftOfSecond().size()).isEqualTo(ShareDrift.Size.MODERATE);
        assertThat(agreement.toString()).contains("w3  distance 0.2000");
        assertThatThrownBy(() -> AgreementOverTime.of("a", "a", List.of())).hasMessageContaining("different names");
    }
}
