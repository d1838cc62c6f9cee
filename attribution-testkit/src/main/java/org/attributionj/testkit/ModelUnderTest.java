package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

/** A model with the ways to ask it that the contract compares. */
record ModelUnderTest(AttributionModel model, Dimension path) {

    Attributor attributor() {
        return new Attributor(model, path);
    }

    Shares shares(Journey journey) {
        return attributor().shares(journey);
    }

    AttributionResult attribute(Journey journey) {
        return attributor().attribute(journey);
    }

    List<Money> credits(Journey journey) {
        return parts(attribute(journey));
    }

    /** The credits in order, the baseline, the unattributed part. */
    static List<Money> parts(AttributionResult result) {
        List<Money> parts = new ArrayList<>();
        result.credits().forEach(credit -> parts.add(credit.amount()));
        parts.add(result.baseline());
        parts.add(result.unattributed());
        return parts;
    }

    /** The columns that the model asks for and no more. */
    JourneySchema schema() {
        return JourneySchema.of(path, model.needs());
    }

    /** The columns that the model asks for, between others that it does not. */
    JourneySchema widerSchema() {
        Needs others = Needs.features(Feature.values()).and(Needs.column(Dimension.COUNTRY));
        return JourneySchema.of(path, others.and(model.needs()).and(Needs.column(Dimension.TYPE)));
    }

    /** Journeys that have less than the model needs are refused with its name. */
    void refuses(Needs tooLittle) {
        assertThatExceptionOfType(MissingDataException.class)
                .as("binding to journeys that have %s of what is needed, %s", tooLittle, model.needs())
                .isThrownBy(() -> model.bind(JourneySchema.of(path, tooLittle)))
                .withMessageContaining(model.name());
    }

    /** Encoded one by one, each as it comes. */
    List<Weighing> weighRecords(JourneySchema schema, List<Journey> journeys) {
        Kernel kernel = model.bind(schema).newKernel();
        JourneyEncoder encoder = new JourneyEncoder(schema);
        List<Weighing> weighings = new ArrayList<>();
        for (Journey journey : journeys) {
            weighings.add(Weighing.by(kernel, encoder.encode(journey)));
        }
        return weighings;
    }

    Weighing weigh(Journey journey) {
        return weighRecords(schema(), List.of(journey)).get(0);
    }

    static JourneyBatch batch(JourneySchema schema, List<Journey> journeys) {
        JourneyBatch.Builder builder = JourneyBatch.builder(schema);
        journeys.forEach(builder::add);
        return builder.build();
    }

    static List<Weighing> weighBatch(Kernel kernel, JourneyBatch batch) {
        JourneyView view = batch.view();
        List<Weighing> weighings = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            weighings.add(Weighing.by(kernel, view.moveTo(row)));
        }
        return weighings;
    }
}
