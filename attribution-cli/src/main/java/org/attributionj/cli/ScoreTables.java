package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.attributionj.cli.EvaluationPage.Section;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.scoring.ModelScore;
import org.attributionj.eval.scoring.ModelShares;
import org.attributionj.eval.scoring.PlaceboScore;
import org.attributionj.eval.scoring.ResponseScore;
import org.attributionj.eval.scoring.SeedInterval;
import org.attributionj.eval.scoring.ShareScore;
import org.attributionj.eval.scoring.ShareStability;

/** Scores as tables. */
final class ScoreTables {
    private static final List<String> OF_SHARES =
            List.of("model", "MAE", "RMSE", "tau", "top 3", "zero credit", "baseline error");

    private ScoreTables() {}

    /** One table per truth, best model first; the truth to judge by comes first. */
    static List<Section> ofShares(List<ModelScore> scores) {
        Map<String, List<ModelScore>> byTruth = new LinkedHashMap<>();
        scores.forEach(score -> byTruth.computeIfAbsent(score.truth(), truth -> new ArrayList<>())
                .add(score));
        List<Section> sections = new ArrayList<>();
        byTruth.forEach((truth, ofTruth) -> {
            List<List<String>> rows = ofTruth.stream()
                    .sorted(Comparator.comparingDouble(ScoreTables::mae))
                    .map(ScoreTables::row)
                    .toList();
            ModelScore first = ofTruth.get(0);
            sections.add(
                    new Section(first.dataset() + ": " + truth, "Truth: " + first.estimand() + ".", OF_SHARES, rows));
        });
        return sections;
    }

    /** What one fresh touch does: channels down, models that tell across. */
    static Section ofTouchEffects(List<ModelShares> shares) {
        List<ModelShares> telling =
                shares.stream().filter(each -> !each.touchEffects().isEmpty()).toList();
        TreeSet<Channel> channels = new TreeSet<>();
        List<String> header = new ArrayList<>(List.of("channel"));
        for (ModelShares each : telling) {
            channels.addAll(each.touchEffects().keySet());
            header.add(each.model());
        }
        List<List<String>> rows = new ArrayList<>();
        for (Channel channel : channels) {
            List<String> row = new ArrayList<>(List.of(channel.name()));
            telling.forEach(each -> row.add(number(each.touchEffects().getOrDefault(channel, 0.0))));
            rows.add(row);
        }
        return new Section(
                "effect per touch",
                "What one fresh touch of a channel does relative to the others, not weighted by how many touches there are:"
                        + " for bids, not a share of conversions.",
                header,
                rows);
    }

    /** The mean absolute errors against the truths to judge by: models down, scenarios across. */
    static Section summary(Map<String, List<ModelScore>> primaryByScenario) {
        LinkedHashSet<String> models = new LinkedHashSet<>();
        primaryByScenario.values().forEach(scores -> scores.forEach(score -> models.add(score.model())));
        List<String> header = new ArrayList<>(List.of("model"));
        header.addAll(primaryByScenario.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (String model : models) {
            List<String> row = new ArrayList<>(List.of(model));
            primaryByScenario
                    .values()
                    .forEach(scores -> row.add(scores.stream()
                            .filter(score -> score.model().equals(model))
                            .findFirst()
                            .map(score -> number(mae(score)))
                            .orElse("")));
            rows.add(row);
        }
        return new Section(
                "Mean absolute share error",
                "The mean over channels and seeds, against the first truth of each scenario below.",
                header,
                rows);
    }

    static Section ofResponses(List<ResponseScore> scores) {
        return new Section(
                "held-out predictions",
                "Response models, fitted to some customers and scored on others. The best predictor need not be the best"
                        + " judge of credit.",
                List.of("model", "log-likelihood", "AUC", "Brier", "calibration error", "journeys", "conversions"),
                scores.stream()
                        .map(score -> List.of(
                                score.model(),
                                String.format(Locale.ROOT, "%.3f", score.logLikelihood()),
                                number(score.auc()),
                                String.format(Locale.ROOT, "%.5f", score.brier()),
                                String.format(Locale.ROOT, "%.5f", score.calibrationError()),
                                Long.toString(score.journeys()),
                                Long.toString(score.conversions())))
                        .toList());
    }

    static Section ofStability(List<ShareStability> stabilities) {
        return new Section(
                "stability",
                "The standard deviation of a channel's share over resamples of the customers, mean over channels.",
                List.of("model", "deviation", "resamples"),
                stabilities.stream()
                        .map(one ->
                                List.of(one.model(), number(one.meanDeviation()), Integer.toString(one.resamples())))
                        .toList());
    }

    static Section ofPlacebo(List<PlaceboScore> scores) {
        return new Section(
                "placebo",
                "The part that is baseline when outcomes are dealt among journeys at random: 1 is right, the rest is credit for"
                        + " noise. Rules have no baseline.",
                List.of("model", "baseline", "shuffles"),
                scores.stream()
                        .map(score -> List.of(
                                score.model(),
                                interval(score.baseline()),
                                Integer.toString(score.baseline().seeds())))
                        .toList());
    }

    private static double mae(ModelScore score) {
        return score.over(ShareScore::mae).mean();
    }

    private static List<String> row(ModelScore score) {
        OptionalDouble baseline = score.baselineError();
        return List.of(
                score.model(),
                interval(score, ShareScore::mae),
                number(score.over(ShareScore::rmse).mean()),
                String.format(Locale.ROOT, "%+.3f", score.over(ShareScore::tau).mean()),
                String.format(Locale.ROOT, "%.2f", score.over(ShareScore::top).mean()),
                number(score.over(ShareScore::zeroCredit).mean()),
                baseline.isPresent() ? number(baseline.getAsDouble()) : "");
    }

    private static String interval(ModelScore score, ToDoubleFunction<ShareScore> measure) {
        return interval(score.over(measure));
    }

    private static String interval(SeedInterval over) {
        return over.seeds() == 1
                ? number(over.mean())
                : number(over.mean()) + " [" + number(over.low()) + ", " + number(over.high()) + "]";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
