package org.attributionj.models;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.models.modifiers.Blend;
import org.attributionj.models.modifiers.Modification;
import org.attributionj.models.rules.RuleModels;
import org.attributionj.models.rules.TwoTouches;

/**
 * The models: a factory for each, and all of them by text.
 *
 * <p>Formulas give the weight of touchpoint i of n, i = 1..n in the order of the journey; the library normalises weights
 * into shares. Where they are all zero, all touchpoints share equally, unless the factory says otherwise. A journey of one
 * touchpoint gives it everything. "Channel" stands for the label of the path: its channel, unless paths are over another
 * dimension. Labels that settings name are matched whatever their case.
 *
 * <p>All models are immutable, thread-safe and serialisable; two are equal if they weigh alike. Their names read back:
 * {@code parse(model.name())} equals {@code model}. Weighing takes O(n). A model of one's own is {@link
 * AttributionModel#of(String, AttributionModel.StatelessKernel)}.
 */
public final class AttributionModels {
    private AttributionModels() {}

    /**
     * The model of a text, such as {@code time-decay:half-life=7d} or {@code linear:without=direct}.
     *
     * @param text the text form, as {@link org.attributionj.models.spec.ModelSpec} and {@link ModelCatalogue} define it
     * @return the model
     * @throws UnknownModelException if there is no such model; it names the nearest
     * @throws IllegalArgumentException if the text cannot be read, or the model is learned from data: {@link #define} gives
     *     what fits it
     */
    public static AttributionModel parse(String text) {
        ModelDefinition definition = define(text);
        if (definition instanceof ModelDefinition.Ready ready) {
            return ready.model();
        }
        throw new IllegalArgumentException("model " + definition.name()
                + " must be fitted to journeys first. Maybe use AttributionModels.define and fit it");
    }

    /**
     * What a text stands for: a model, or what fits one.
     *
     * @param text the text form
     * @return the definition
     * @throws UnknownModelException if there is no such model; it names the nearest
     * @throws IllegalArgumentException if the text cannot be read
     */
    public static ModelDefinition define(String text) {
        return catalogue().define(text);
    }

    /**
     * Fits a model to the journeys of an assembly that fits need: the disjoint ones of both outcomes.
     *
     * @param text the text form of a model, such as {@code shapley}; a rule needs no fit
     * @param assembly the journeys
     * @return the model, which remembers the goal and the windows of the journeys
     * @throws UnknownModelException if there is no such model; it names the nearest
     * @throws IllegalArgumentException if the text cannot be read
     */
    public static AttributionModel fit(String text, Assembly assembly) {
        return fit(define(text), JourneySource.of(assembly), Dimension.CHANNEL);
    }

    /**
     * Fits a model to the journeys of a source, in one pass.
     *
     * @param definition the model; a rule needs no fit
     * @param source the journeys
     * @param path what paths are made of
     * @return the model, which remembers the dimension, the goal and the windows
     */
    public static AttributionModel fit(ModelDefinition definition, JourneySource source, Dimension path) {
        List<ModelChoice> choice = List.of(new ModelChoice(definition.name(), definition));
        return SourceFit.of(choice, ModelFits.of(List.of(definition), path), source)
                .models()
                .get(0)
                .model();
    }

    /**
     * The Markov chain of order 1, to be fitted. Text form {@code markov:order=1}.
     *
     * @return the definition
     * @see org.attributionj.models.markov.MarkovModel
     */
    public static ModelDefinition markov() {
        return define("markov");
    }

    /**
     * The data-driven default, to be fitted. Text form {@code auto}.
     *
     * @return the definition
     * @see org.attributionj.models.auto.AutoModel
     */
    public static ModelDefinition auto() {
        return define("auto");
    }

    /**
     * All models, those of {@link ModelProvider}s included.
     *
     * @return the catalogue
     */
    public static ModelCatalogue catalogue() {
        return ModelCatalogue.load();
    }

    /**
     * All rules with their default options.
     *
     * @return the models, in the order of the catalogue
     */
    public static List<AttributionModel> rules() {
        ModelCatalogue catalogue = catalogue();
        return catalogue.entries().stream()
                .filter(entry -> !entry.isLearned() && entry.hasDefaults())
                .map(entry -> catalogue.define(entry.name()))
                .filter(ModelDefinition.Ready.class::isInstance)
                .map(definition -> ((ModelDefinition.Ready) definition).model())
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * First touch: w<sub>1</sub> = 1, all others 0. Text form {@code first-touch}.
     *
     * @return the model
     */
    public static AttributionModel firstTouch() {
        return RuleModels.firstTouch();
    }

    /**
     * Last touch: w<sub>n</sub> = 1, all others 0. Text form {@code last-touch}.
     *
     * @return the model
     */
    public static AttributionModel lastTouch() {
        return RuleModels.lastTouch();
    }

    /**
     * Last non-direct touch: all to the last touchpoint whose channel is not {@code direct}; if all are, to the last. Text
     * form {@code last-non-direct}.
     *
     * @return the model
     */
    public static AttributionModel lastNonDirect() {
        return lastNonDirect(ImmutableSet.of(Channel.DIRECT));
    }

    /**
     * Last touch that is not in a set of channels; if all are, the last. Text form {@code
     * last-non-direct:exclude=direct|referral}.
     *
     * @param excluded the channels, matched whatever their case
     * @return the model
     * @throws IllegalArgumentException if there is none
     */
    public static AttributionModel lastNonDirect(Set<Channel> excluded) {
        return RuleModels.lastNonDirect(names(excluded));
    }

    /**
     * Linear: w<sub>i</sub> = 1. Text form {@code linear}.
     *
     * @return the model
     */
    public static AttributionModel linear() {
        return RuleModels.linear();
    }

    /**
     * Linear over distinct channels: w<sub>i</sub> = 1 / (number of touchpoints of i's channel), so that each of m channels
     * gets 1/m. It is the Shapley value of the game in which a coalition earns the conversions whose channels lie within
     * it (Zhao, Mahboobi, Bagheri 2018, arXiv:1804.05327). Text form {@code linear-unique}.
     *
     * @return the model
     */
    public static AttributionModel linearUnique() {
        return RuleModels.linearUnique();
    }

    /**
     * Time decay with a half-life of 7 days.
     *
     * @return the model
     * @see #timeDecay(Duration)
     */
    public static AttributionModel timeDecay() {
        return timeDecay(Duration.ofDays(7));
    }

    /**
     * Time decay: w<sub>i</sub> = 2<sup>-a/h</sup>, with a the age of touchpoint i at the conversion, in milliseconds, and h
     * the half-life. Weights are relative to the youngest touchpoint's, so that no age is too large; a weight below
     * 2<sup>-1021</sup> of it is 0. Equal times get equal weights. Needs times. Text form {@code time-decay:half-life=7d}.
     *
     * @param halfLife the half-life h, more than 0
     * @return the model
     * @throws IllegalArgumentException if the half-life is zero, negative or beyond 36500000000 days
     */
    public static AttributionModel timeDecay(Duration halfLife) {
        return RuleModels.timeDecay(halfLife);
    }

    /**
     * Position based, U-shaped: 0.4 first, 0.2 middle, 0.4 last.
     *
     * @return the model
     * @see #position(double, double, double, TwoTouches)
     */
    public static AttributionModel position() {
        return position(0.4, 0.2, 0.4);
    }

    /**
     * Position based; two touchpoints share in proportion f : l.
     *
     * @param first the first touchpoint's part f
     * @param middle the part m of all touchpoints between
     * @param last the last touchpoint's part l
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     * @see #position(double, double, double, TwoTouches)
     */
    public static AttributionModel position(double first, double middle, double last) {
        return position(first, middle, last, TwoTouches.RENORMALISE);
    }

    /**
     * Position based: w<sub>1</sub> = f, w<sub>n</sub> = l, m/(n-2) for each between. For n = 2: f and l, or f + m/2 and l
     * + m/2. Parts are on any scale. Text form {@code position:first=0.4,middle=0.2,last=0.4}, with {@code
     * two=split-middle} for the second way. The forms of {@link #jShaped} and {@link #inverseJ} have names of their own.
     *
     * @param first the first touchpoint's part f
     * @param middle the part m of all touchpoints between
     * @param last the last touchpoint's part l
     * @param two what becomes of m if there are two touchpoints
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel position(double first, double middle, double last, TwoTouches two) {
        return RuleModels.position(first, middle, last, two);
    }

    /**
     * J-shaped: position based with 0.2, 0.2, 0.6. Text form {@code j-shaped}.
     *
     * @return the model
     */
    public static AttributionModel jShaped() {
        return RuleModels.jShaped();
    }

    /**
     * Inverse J: position based with 0.6, 0.2, 0.2. Text form {@code inverse-j}.
     *
     * @return the model
     */
    public static AttributionModel inverseJ() {
        return RuleModels.inverseJ();
    }

    /**
     * W-shaped with 0.3 for the first touchpoint, lead and opportunity creation, and 0.1 for the others.
     *
     * @return the model
     * @see #wShaped(double, double, double, double)
     */
    public static AttributionModel wShaped() {
        return wShaped(0.3, 0.3, 0.3, 0.1);
    }

    /**
     * W-shaped: fixed parts for the first touchpoint, for the one that created the lead, and for the one that created the
     * opportunity; the rest equally for all others. If several touchpoints carry a milestone, the earliest created it and
     * the further ones count as others. Parts on one touchpoint add. A milestone that is missing, or others that are, leave
     * their part to all that is present, in proportion. Needs milestones. Text form {@code w-shaped}, or {@code
     * w-shaped:first=0.3,lead=0.3,opportunity=0.3,others=0.1}.
     *
     * @param first the first touchpoint's part
     * @param lead the part of lead creation
     * @param opportunity the part of opportunity creation
     * @param others the part of all others together
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel wShaped(double first, double lead, double opportunity, double others) {
        return RuleModels.wShaped(first, lead, opportunity, others);
    }

    /**
     * Full path with 0.225 for the first touchpoint, lead, opportunity and closing, and 0.1 for the others.
     *
     * @return the model
     * @see #fullPath(double, double, double, double, double)
     */
    public static AttributionModel fullPath() {
        return fullPath(0.225, 0.225, 0.225, 0.225, 0.1);
    }

    /**
     * Full path (Z-shaped): like {@link #wShaped(double, double, double, double)} with a part for the touchpoint that
     * closed the opportunity as well. Needs milestones. Text form {@code full-path}, or {@code
     * full-path:first=0.225,lead=0.225,opportunity=0.225,closed=0.225,others=0.1}.
     *
     * @param first the first touchpoint's part
     * @param lead the part of lead creation
     * @param opportunity the part of opportunity creation
     * @param closed the part of closing
     * @param others the part of all others together
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel fullPath(
            double first, double lead, double opportunity, double closed, double others) {
        return RuleModels.fullPath(first, lead, opportunity, closed, others);
    }

    /**
     * Last N: w<sub>n</sub> = c<sub>1</sub>, w<sub>n-1</sub> = c<sub>2</sub>, …, 0 before; with fewer touchpoints than
     * credits the first credits keep their proportion. Text form {@code last-n:credits=0.5|0.3|0.2}.
     *
     * @param credits the parts from the last touchpoint backwards, on any scale
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or none is above 0
     */
    public static AttributionModel lastN(double... credits) {
        return RuleModels.lastN(Arrays.stream(credits).boxed().toList());
    }

    /**
     * Another model without some channels: their touchpoints get nothing. If the model gives everything to them, the
     * touchpoints that are left share equally; if none is left, the conversion stays unattributed. Text form {@code
     * linear:without=direct|referral}.
     *
     * @param model the other model
     * @param channels the channels, matched whatever their case
     * @return the modified model; the same one if there are no channels
     */
    public static AttributionModel excluding(AttributionModel model, Channel... channels) {
        return Modification.none().without(names(Arrays.asList(channels))).applyTo(model);
    }

    /**
     * Another model with its weights multiplied by label. A multiplier of 0 excludes as {@link #excluding} does. Needs the
     * dimension, unless it is the channel. Text form {@code linear:weight-type=email open*2|page view*0.5}.
     *
     * @param model the other model
     * @param dimension a built-in dimension
     * @param multipliers by label, 0 or in [1e-9, 1e9]; 1 for labels that are not named
     * @return the modified model; the same one if all multipliers are 1
     * @throws IllegalArgumentException if the dimension is not built in, a multiplier is out of range, or two labels differ
     *     by case only
     */
    public static AttributionModel weighted(
            AttributionModel model, Dimension dimension, Map<String, Double> multipliers) {
        return Modification.none().weighted(dimension, multipliers).applyTo(model);
    }

    /**
     * The weighted mean of models' shares and baselines. A model that leaves a conversion unattributed takes no part in it.
     * Text form {@code blend:linear=0.5,[time-decay:half-life=3d]=0.5}.
     *
     * @param models the models
     * @param weights one weight per model, in [1e-9, 1e9], on any scale
     * @return the blend
     * @throws IllegalArgumentException if there is no model, the numbers of models and weights differ, or a weight is out
     *     of range
     */
    public static AttributionModel blend(List<AttributionModel> models, double... weights) {
        check(
                models.size() == weights.length,
                "models and weights must be of one number, but were " + models.size() + " and " + weights.length);
        ImmutableList.Builder<Blend.Component> components = ImmutableList.builder();
        for (int i = 0; i < weights.length; i++) {
            components.add(new Blend.Component(models.get(i), weights[i]));
        }
        return new Blend(components.build());
    }

    /**
     * Another model that sees transformed paths: a step's weight is split equally over the touchpoints merged into it,
     * touchpoints that a transform drops get nothing. Where no step is left, the conversion stays unattributed. Has no text
     * form: transforms belong to a run, not to a model.
     *
     * @param model the other model
     * @param transforms what is done to a path, in order
     * @return the model; the same one if there is no transform
     */
    public static AttributionModel transformed(AttributionModel model, List<PathTransform> transforms) {
        return transforms.isEmpty() ? model : new TransformedModel(model, transforms);
    }

    private static List<String> names(Collection<Channel> channels) {
        return channels.stream().map(Channel::name).toList();
    }
}
