package org.attributionj.models.auto;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;

/** What a fitted model's kernel credits to the channels and touches of a journey, as parts of one conversion. */
final class WeighedRow {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final double[] perChannel;
    private final double[] perTouch;
    private final double baseline;

    private WeighedRow(double[] perChannel, double[] perTouch, double baseline) {
        this.perChannel = perChannel;
        this.perTouch = perTouch;
        this.baseline = baseline;
    }

    static WeighedRow of(AutoFit fit, TruthSet set, TruthSet.Row row) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < row.steps().size(); i++) {
            TruthSet.Step step = row.steps().get(i);
            touchpoints.add(touchpoint(row.customer(), i, set.labels.get(step.code()), step.time()));
        }
        return of(fit, journey(touchpoints, true));
    }

    static WeighedRow of(AutoFit fit, Journey journey) {
        AutoModel model = AutoModel.of(fit);
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
        JourneyView view = new JourneyEncoder(schema).encode(journey);
        double[] weights = new double[view.length()];
        double baseline = model.bind(schema).newKernel().weigh(view, weights);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] perChannel = new double[fit.channels().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= sum > 0 ? (1 - baseline) / sum : 0;
            int channel = fit.channels().indexOf(view.label(i));
            if (channel >= 0) {
                perChannel[channel] += weights[i];
            }
        }
        return new WeighedRow(perChannel, weights, baseline);
    }

    static Touchpoint touchpoint(String customer, int number, String channel, long millis) {
        return Touchpoint.builder(customer, START.plus(Duration.ofMillis(millis)))
                .channel(Channel.of(channel))
                .sequence(number)
                .build();
    }

    static Journey journey(List<Touchpoint> touchpoints, boolean converted) {
        if (!converted) {
            return Journey.open(touchpoints);
        }
        Touchpoint last = touchpoints.get(touchpoints.size() - 1);
        return Journey.converted(
                touchpoints,
                Conversion.of(last.customer(), ConversionType.PURCHASE, Money.of("10", "EUR"), last.time()));
    }

    /** A journey that converted so long after the start from which touchpoints count. */
    static Journey converted(List<Touchpoint> touchpoints, Duration sinceStart) {
        return Journey.converted(
                touchpoints,
                Conversion.of(
                        touchpoints.get(0).customer(),
                        ConversionType.PURCHASE,
                        Money.of("10", "EUR"),
                        START.plus(sinceStart)));
    }

    double[] perChannel() {
        return perChannel.clone();
    }

    double[] perTouch() {
        return perTouch.clone();
    }

    double baseline() {
        return baseline;
    }
}
