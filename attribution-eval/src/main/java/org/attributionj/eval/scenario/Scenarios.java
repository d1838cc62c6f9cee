package org.attributionj.eval.scenario;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Locale;

/**
 * The scenarios of this library. Each contact path and each conversion is drawn for a customer from streams of his own, and
 * the truth is found by switching channels off for the same customers with the same luck.
 */
public final class Scenarios {
    private static final ImmutableList<Scenario> ALL = ImmutableList.of(
            new WorldScenario(
                    "logistic-presence",
                    "channels add to the log-odds by having been there; affiliates do nothing",
                    new LogisticPresence()),
            new WorldScenario(
                    "log-linear",
                    "fading contacts and synergies add to the log-intensity; three segments of customers",
                    new LogLinearDecay()),
            new WorldScenario(
                    "markov-browsing",
                    "customers walk from channel to channel by a first-order Markov chain",
                    new MarkovBrowsing()),
            new WorldScenario(
                    "weibull-hazard",
                    "a channel's first contact multiplies a Weibull hazard; social media do nothing",
                    new WeibullHazard()),
            new WorldScenario(
                    "hawkes", "contacts breed contacts and raise the intensity of converting for a day", new Hawkes()),
            new WorldScenario(
                    "click-learning",
                    "clicks teach, and close the better the more was learned; affiliates do neither",
                    new ClickLearning()),
            new WorldScenario(
                    "confounded-targeting",
                    "hidden intent drives contacts and conversions; branded search does nothing, display acts late",
                    new ConfoundedTargeting()),
            new ShopScenario());

    private Scenarios() {}

    /**
     * All scenarios.
     *
     * @return the scenarios, the shop with its realistic events last
     */
    public static ImmutableList<Scenario> all() {
        return ALL;
    }

    /**
     * The scenario of a name.
     *
     * @param name the name, in any case
     * @return the scenario
     * @throws IllegalArgumentException if there is none; it names all
     */
    public static Scenario of(String name) {
        String wanted = notNull(name, "scenario").toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(quoted(name) + " is no scenario; there are "
                        + String.join(", ", ALL.stream().map(Scenario::name).toList())));
    }
}
