package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Shares;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First, last and linear on real paths, against ChannelAttribution 2.2.4 (R). */
class ReferencePathsTest {
    /** Of the total. */
    private static final double TOLERANCE = 1e-9;

    private record PathRow(List<String> channels, double conversions, double value) {}

    private record Sums(double conversions, double value) {}

    private static Map<String, Sums> credit(AttributionModel model, List<PathRow> paths) {
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, labels);
        BoundModel bound = model.bind(schema);
        Kernel kernel = bound.newKernel();
        JourneyEncoder encoder = new JourneyEncoder(schema);
        Map<String, Sums> sums = new HashMap<>();
        for (PathRow path : paths) {
            int n = path.channels.size();
            int[] codes = new int[n];
            for (int i = 0; i < n; i++) {
                codes[i] = labels.code(path.channels.get(i));
            }
            JourneyView view = encoder.encodeOpenPath(codes, 0, n, 1);
            double[] weights = new double[n];
            Shares shares = Shares.ofWeights(weights, kernel.weigh(view, weights), bound.fallback());
            for (int i = 0; i < n; i++) {
                Sums part = new Sums(shares.share(i) * path.conversions, shares.share(i) * path.value);
                sums.merge(
                        path.channels.get(i),
                        part,
                        (a, b) -> new Sums(a.conversions + b.conversions, a.value + b.value));
            }
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pathdata", "journeys_july2018"})
    void heuristicsAgree(String data) {
        // the last four columns: path, conversions, value, journeys without a conversion
        List<PathRow> paths = ReferenceData.rows("data/" + data + ".csv").stream()
                .skip(1)
                .map(row -> new PathRow(
                        List.of(row[row.length - 4].trim().split(" > ")),
                        Double.parseDouble(row[row.length - 3]),
                        Double.parseDouble(row[row.length - 2])))
                .toList();
        double conversions = paths.stream().mapToDouble(PathRow::conversions).sum();
        double value = paths.stream().mapToDouble(PathRow::value).sum();
        Map<String, Sums> first = credit(AttributionModels.firstTouch(), paths);
        Map<String, Sums> last = credit(AttributionModels.lastTouch(), paths);
        Map<String, Sums> linear = credit(AttributionModels.linear(), paths);
        List<String[]> expected = ReferenceData.rows("expected/" + data + "__channelattribution__heuristic.csv");
        List<String[]> channels = expected.subList(1, expected.size());
        assertThat(channels).hasSize(linear.size());
        for (String[] row : channels) {
            List<Map<String, Sums>> models = List.of(first, last, linear);
            for (int m = 0; m < models.size(); m++) {
                Sums actual = models.get(m).get(row[0]);
                assertThat(actual.conversions)
                        .as(row[0])
                        .isEqualTo(Double.parseDouble(row[1 + 2 * m]), within(TOLERANCE * conversions));
                assertThat(actual.value)
                        .as(row[0])
                        .isEqualTo(Double.parseDouble(row[2 + 2 * m]), within(TOLERANCE * value));
            }
        }
    }
}
