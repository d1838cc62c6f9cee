package org.attributionj.models.json;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.TouchEffectCredit;
import org.attributionj.models.ensemble.BlendWeighting;
import org.attributionj.models.ensemble.BlendedResponse;
import org.attributionj.models.ensemble.ResponseLearner;
import org.attributionj.models.ensemble.StackedResponse;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.markov.SelfLoops;
import org.attributionj.models.regression.BaggedLogistic;
import org.attributionj.models.regression.BaggedLogisticOptions;
import org.attributionj.models.regression.Covariate;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.regression.LogisticOptions;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.shapley.ExactPathModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ResponseCreditOptions;

/** A model of every kind that can be stored, and of every shape that its data can have. */
final class StoredModels {
    private static final LogisticOptions COVARIATES = LogisticOptions.DEFAULT
            .decayed(Duration.ofHours(30))
            .withCovariates(Covariate.ofTouchpoints(Dimension.DEVICE), Covariate.ofJourney(StoredJourneys.SHELF));

    private StoredModels() {}

    /** By a name that also is the name of the golden file. */
    static Map<String, AttributionModel> all(List<Journey> journeys) {
        Map<String, AttributionModel> models = new LinkedHashMap<>();
        for (String text : List.of(
                "markov",
                "shapley:game=coalition-rate",
                "shapley:game=unique-linear",
                "leave-one-out",
                "shao-li",
                "bagged-logistic:bags=3",
                "hazard",
                "survival",
                "auto",
                "linear:without=tv")) {
            models.put(text.replaceAll("[:=]", "_"), StoredJourneys.model(text, journeys));
        }
        models.put("logistic", StoredJourneys.model("logistic:exposure=presence", journeys));
        models.put("coalition-rate-raw", StoredJourneys.model("shapley:game=coalition-rate,unseen=zero", journeys));
        models.put(
                "markov-2",
                MarkovModel.fit(
                        StoredJourneys.paths(journeys), MarkovOptions.ofOrder(2).withSelfLoops(SelfLoops.KEEP)));
        PathTransform[] transforms = {PathTransform.exposure(), PathTransform.removeIfNotAll(Set.of("tv", "a|b"))};
        models.put(
                "transformed",
                new TransformedModel(
                        ExactPathModel.fit(StoredJourneys.paths(journeys, transforms)), List.of(transforms)));
        LogisticModel logistic = LogisticModel.fit(StoredJourneys.table(journeys, COVARIATES.needs()), COVARIATES);
        models.put("logistic-covariates", logistic);
        models.put(
                "response-credit",
                ResponseCredit.of(
                        logistic,
                        ResponseCreditOptions.DEFAULT
                                .withOperator(CreditOperator.LEAVE_ONE_OUT)
                                .withExactPlayers(3)));
        LogisticModel presence = LogisticModel.fit(StoredJourneys.paths(journeys), LogisticOptions.DEFAULT);
        BaggedLogistic bagged =
                BaggedLogistic.fit(StoredJourneys.paths(journeys), BaggedLogisticOptions.DEFAULT.withBags(2));
        models.put(
                "blended-response",
                ResponseCredit.shapley(BlendedResponse.of(List.of(presence, bagged, logistic), List.of(.1, .2, 1.7))));
        models.put(
                "stacked-response",
                ResponseCredit.shapley(StackedResponse.fit(
                        StoredJourneys.table(journeys, Needs.TIMES),
                        List.of(
                                new ResponseLearner(
                                        "presence", table -> LogisticModel.fit(table, LogisticOptions.DEFAULT)),
                                new ResponseLearner(
                                        "decayed",
                                        table -> LogisticModel.fit(
                                                table, LogisticOptions.DEFAULT.decayed(Duration.ofHours(9))))),
                        2,
                        BlendWeighting.STACKING)));
        models.put(
                "blend", AttributionModels.blend(List.of(models.get("markov"), AttributionModels.timeDecay()), 3, .25));
        models.put(
                "modified",
                AttributionModels.weighted(
                        AttributionModels.excluding(models.get("shao-li"), Channel.of("TV")),
                        Dimension.DEVICE,
                        Map.of("mobile", 2.5)));
        AutoModel auto = AutoModel.fit(
                StoredJourneys.table(journeys, Needs.TIMES),
                AutoOptions.defaults().withChainRule(false));
        models.put("effect-per-touch", new TouchEffectCredit(auto));
        models.put("auto-calibrated", auto.calibrated(Channel.of("search"), population(), Set.of("c1", "c2", "c4")));
        return models;
    }

    /** Fits of data that have one outcome only, or none. */
    static Map<String, AttributionModel> ofOneOutcome(List<Journey> journeys) {
        Map<String, AttributionModel> models = new LinkedHashMap<>();
        for (String text : List.of(
                "markov",
                "markov:order=3",
                "shapley",
                "shapley:game=coalition-rate",
                "shapley:game=coalition-rate,unseen=zero",
                "leave-one-out",
                "shao-li",
                "logistic",
                "bagged-logistic:bags=2",
                "hazard",
                "survival",
                "auto")) {
            models.put(text, StoredJourneys.model(text, journeys));
        }
        return models;
    }

    private static List<Customer> population() {
        return List.of(Customer.of("c1"), Customer.of("c2"), Customer.of("c3"), heldOut("c4"), heldOut("c5"));
    }

    private static Customer heldOut(String id) {
        return new Customer(id, Set.of(Channel.of("search")), Set.of(), Map.of());
    }
}
