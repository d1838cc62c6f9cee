package org.attributionj.models;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.modifiers.Blend;
import org.attributionj.models.rules.RuleModels;
import org.attributionj.models.rules.TwoTouches;

/** The catalogue's entries of the rule models. */
final class RuleEntries {
    private static final String RULES = "rules";
    private static final String PART = "part of the credit, 0 or more";

    private RuleEntries() {}

    static List<ModelEntry> all() {
        return ImmutableList.of(
                ModelEntry.builder("first-touch", RULES)
                        .alias("first")
                        .description("All credit to the first touchpoint")
                        .rule(options -> RuleModels.firstTouch()),
                ModelEntry.builder("last-touch", RULES)
                        .alias("last")
                        .description("All credit to the last touchpoint")
                        .rule(options -> RuleModels.lastTouch()),
                ModelEntry.builder("last-non-direct", RULES)
                        .description("All credit to the last touchpoint that is not direct; to the last if all are")
                        .option("exclude", "direct", "channels that count as direct, such as direct|referral")
                        .source("Google Analytics, \"last non-direct click\"")
                        .rule(options -> RuleModels.lastNonDirect(options.labels("exclude"))),
                ModelEntry.builder("linear", RULES)
                        .alias("even")
                        .description("Equal credit to all touchpoints")
                        .rule(options -> RuleModels.linear()),
                ModelEntry.builder("linear-unique", RULES)
                        .description("Equal credit to all distinct channels, split over the touchpoints of each")
                        .source(
                                "Zhao, Mahboobi, Bagheri (2018), arXiv:1804.05327, where it is a simplified Shapley value")
                        .rule(options -> RuleModels.linearUnique()),
                ModelEntry.builder("time-decay", RULES)
                        .description("Credit halves with every half-life before the conversion")
                        .option("half-life", "7d", "time in which credit halves, such as 36h, 7d or 2w")
                        .needs(Needs.TIMES)
                        .source("Google Analytics, \"time decay\" with a half-life of 7 days")
                        .rule(options -> RuleModels.timeDecay(options.duration("half-life"))),
                ModelEntry.builder("position", RULES)
                        .alias("position-based")
                        .alias("u-shaped")
                        .description("Fixed parts for the first touchpoint, the last, and all between them together")
                        .option("first", "0.4", PART)
                        .option("middle", "0.2", PART)
                        .option("last", "0.4", PART)
                        .option("two", "renormalise", "the middle part of two touchpoints: renormalise or split-middle")
                        .source("Google Analytics, \"position based\": 40 % first, 20 % middle, 40 % last")
                        .rule(RuleEntries::position),
                ModelEntry.builder("j-shaped", RULES)
                        .description("20 % to the first touchpoint, 20 % to those between, 60 % to the last")
                        .rule(options -> RuleModels.jShaped()),
                ModelEntry.builder("inverse-j", RULES)
                        .alias("inverse-j-shaped")
                        .description("60 % to the first touchpoint, 20 % to those between, 20 % to the last")
                        .rule(options -> RuleModels.inverseJ()),
                ModelEntry.builder("w-shaped", RULES)
                        .description(
                                "Fixed parts for the first touchpoint, lead and opportunity creation, and all others")
                        .option("first", "0.3", PART)
                        .option("lead", "0.3", PART)
                        .option("opportunity", "0.3", PART)
                        .option("others", "0.1", PART)
                        .needs(Needs.MILESTONES)
                        .rule(options -> RuleModels.wShaped(
                                options.number("first"),
                                options.number("lead"),
                                options.number("opportunity"),
                                options.number("others"))),
                ModelEntry.builder("full-path", RULES)
                        .alias("z-shaped")
                        .description(
                                "Fixed parts for the first touchpoint, lead, opportunity and closing, and all others")
                        .option("first", "0.225", PART)
                        .option("lead", "0.225", PART)
                        .option("opportunity", "0.225", PART)
                        .option("closed", "0.225", PART)
                        .option("others", "0.1", PART)
                        .needs(Needs.MILESTONES)
                        .rule(options -> RuleModels.fullPath(
                                options.number("first"),
                                options.number("lead"),
                                options.number("opportunity"),
                                options.number("closed"),
                                options.number("others"))),
                ModelEntry.builder("last-n", RULES)
                        .description("Fixed parts for the last touchpoint, the one before, and so on")
                        .option("credits", "0.5|0.3|0.2", "parts from the last touchpoint backwards, each 0 or more")
                        .rule(options -> RuleModels.lastN(options.numbers("credits"))),
                ModelEntry.builder("blend", RULES)
                        .description("The weighted mean of other models' shares, such as blend:linear=2,last-touch=1")
                        .takingModels()
                        .rule(RuleEntries::blend));
    }

    private static AttributionModel position(ModelOptions options) {
        return RuleModels.position(
                options.number("first"),
                options.number("middle"),
                options.number("last"),
                options.choice("two", TwoTouches.class));
    }

    private static AttributionModel blend(ModelOptions options) {
        ImmutableList.Builder<Blend.Component> components = ImmutableList.builder();
        for (Map.Entry<ModelDefinition, Double> model : options.models().entrySet()) {
            if (!(model.getKey() instanceof ModelDefinition.Ready ready)) {
                throw new IllegalArgumentException("model " + model.getKey().name()
                        + " must be fitted before it is blended. Maybe fit it and call AttributionModels.blend");
            }
            components.add(new Blend.Component(ready.model(), model.getValue()));
        }
        return new Blend(components.build());
    }
}
