package org.attributionj.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scoring.CatalogueModels;
import org.attributionj.eval.scoring.HeldOut;
import org.attributionj.eval.scoring.ModelScore;
import org.attributionj.eval.scoring.ModelShares;
import org.attributionj.eval.scoring.PlaceboScore;
import org.attributionj.eval.scoring.ScenarioScores;
import org.attributionj.eval.scoring.ShareStability;
import org.attributionj.eval.truth.KnownTruth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores models on events or on scenarios. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Scores models: against the truth where it is known, by held-out predictions, by their stability, and by what"
                        + " they credit where nothing works.")
final class EvaluateCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Option(names = "--truth", paramLabel = "FILE", description = "the truth about the events, as simulate writes it")
    private @Nullable Path truth;

    @Option(
            names = "--scenario",
            arity = "1..*",
            paramLabel = "NAME|all",
            description = "scenarios to simulate in place of events")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--users", paramLabel = "N", description = "customers per simulated data set (default: 10000)")
    private int users = 10_000;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "S",
            description = "seeds to simulate, such as 1,2,3 (default: 1,2,3)")
    private List<Long> seeds = List.of(1L, 2L, 3L);

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description = "a model, such as time-decay:half-life=3d; repeatable; default: the whole catalogue")
    private List<String> specs = new ArrayList<>();

    @Option(
            names = "--held-out",
            paramLabel = "PART",
            description = "the part of customers on whom predictions are scored; 0 for none (default: 0.2)")
    private double heldOut = HeldOut.DEFAULT.part();

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "resamples for stability, 20 or more; 0 for none (default: 0)")
    private int resamples;

    @Option(
            names = "--placebo",
            paramLabel = "N",
            description = "shuffles of the outcomes, in which everything should be baseline; 0 for none (default: 0)")
    private int placebos;

    @Option(
            names = "--touch-effects",
            description = "print what one fresh touch of each channel does, by the models that tell (auto); of events")
    private boolean touchEffects;

    @Option(names = "--format", paramLabel = "table|csv|markdown", description = "default: table")
    private EvaluationPage.Format format = EvaluationPage.Format.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; default: standard output")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (input.hasEvents() != scenarios.isEmpty()) {
            throw new UsageException("name either --events or --scenario");
        }
        List<? extends ModelDefinition> models =
                specs.isEmpty() ? CatalogueModels.all() : Models.definitions(Models.of(specs));
        Shortfalls shortfalls = new Shortfalls(spec);
        EachAlone each = new EachAlone(shortfalls);
        EvaluationPage page = scenarios.isEmpty() ? ofEvents(models, each) : ofScenarios(models, each);
        try (Output output = Outputs.of(spec).open(out)) {
            page.write(format, output);
            output.done();
        }
        return shortfalls.exitCode();
    }

    private EvaluationPage ofEvents(List<? extends ModelDefinition> models, EachAlone each) {
        requirePlainPaths();
        List<Journey> fit = new ArrayList<>();
        List<Journey> credited = new ArrayList<>();
        List<Customer> population;
        try (EventRun events = new EventRun(
                input, journeys, Dimension.CHANNEL, spec.commandLine().getErr())) {
            events.assemble(JourneySink.of(JourneyKind.FIT, fit::add));
            events.assemble(JourneySink.of(JourneyKind.CREDITED, credited::add));
            events.printAccount(List.of());
            population = events.population();
        }
        EvaluationPage page = new EvaluationPage("# Evaluation\n");
        if (truth != null || touchEffects) {
            List<ModelShares> shares = each.score(models, some -> ModelShares.of(fit, credited, some, population));
            for (ModelShares one : shares) {
                one.notes().forEach(note -> spec.commandLine().getErr().println(one.model() + ": " + note));
            }
            if (truth != null) {
                ScoreTables.ofShares(scores(shares, TruthJson.read(truth))).forEach(page::add);
            }
            if (touchEffects) {
                page.add(ScoreTables.ofTouchEffects(shares));
            }
        }
        if (heldOut != 0) {
            HeldOut split = UsageException.onBadArgument(
                    "--held-out", () -> new HeldOut(heldOut, HeldOut.DEFAULT.seed(), HeldOut.DEFAULT.bins()));
            page.add(ScoreTables.ofResponses(each.score(models, some -> split.score(fit, some))));
        }
        if (resamples != 0) {
            Resampling resampling =
                    UsageException.onBadArgument("--resamples", () -> Resampling.DEFAULT.withReplicates(resamples));
            page.add(ScoreTables.ofStability(
                    each.score(models, some -> ShareStability.of(fit, credited, some, population, resampling))));
        }
        if (placebos != 0) {
            if (placebos < 0) {
                throw new UsageException("--placebo must be 0 or more, but was " + placebos);
            }
            page.add(ScoreTables.ofPlacebo(
                    each.score(models, some -> PlaceboScore.of(fit, some, LongStream.rangeClosed(1, placebos)))));
        }
        return page;
    }

    private List<ModelScore> scores(List<ModelShares> shares, KnownTruth known) {
        List<ModelScore> scores = new ArrayList<>();
        for (ModelShares each : shares) {
            if (each.isScorable()) {
                scores.addAll(ModelScore.of(each, known));
                scores.addAll(ModelScore.ofTouchEffects(each, known));
            } else {
                spec.commandLine().getErr().println(each.model() + " credits no channel and has no score");
            }
        }
        return scores;
    }

    /** Truths are about channels, and every model is scored on the same paths. */
    private void requirePlainPaths() {
        if (!journeys.transforms().isEmpty() || !journeys.pathOf().equals(Dimension.CHANNEL)) {
            throw new UsageException("--transform and --path-of are not for evaluate: it scores channels");
        }
    }

    private EvaluationPage ofScenarios(List<? extends ModelDefinition> models, EachAlone each) {
        List<Scenario> chosen = scenarios.contains(ALL)
                ? Scenarios.all()
                : scenarios.stream()
                        .map(name -> UsageException.onBadArgument("--scenario", () -> Scenarios.of(name)))
                        .toList();
        ScenarioScores settings = UsageException.onBadArgument("evaluate", () -> new ScenarioScores(users, seeds));
        Map<String, List<ModelScore>> primary = new LinkedHashMap<>();
        List<EvaluationPage.Section> details = new ArrayList<>();
        for (Scenario scenario : chosen) {
            spec.commandLine().getErr().println("simulating " + scenario.name());
            List<ModelScore> scores = each.score(models, some -> settings.of(scenario, some));
            String judge = scores.isEmpty() ? "" : scores.get(0).truth();
            primary.put(
                    scenario.name(),
                    scores.stream().filter(score -> score.truth().equals(judge)).toList());
            details.addAll(ScoreTables.ofShares(scores));
        }
        EvaluationPage page = new EvaluationPage(introduction());
        page.add(ScoreTables.summary(primary));
        details.forEach(page::add);
        return page;
    }

    /** What it takes to make the page again. */
    private String introduction() {
        String again = "attribution evaluate --scenario " + String.join(" ", scenarios) + " --users " + users
                + " --seeds "
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(","))
                + specs.stream().map(model -> " --model '" + model + "'").collect(Collectors.joining())
                + " --format markdown";
        return """
                # Accuracy

                How far the models' shares are from the truth of simulated data. Written by

                ```sh
                %s
                ```

                Each data set has %d customers; numbers are means over %d seeds, with the best and the worst seed in
                brackets. MAE and RMSE are errors of a channel's share, tau is Kendall's tau-b of the order of channels,
                "top 3" the part of the three largest channels that is found, "zero credit" the share given to channels
                without effect, "baseline error" the absolute error of the part of conversions that needs no marketing.
                Models are scored as they come, without tuning. A truth is one definition of credit among several: a
                model that answers another question errs by definition, not by estimation.
                """.formatted(again, users, seeds.size());
    }
}
