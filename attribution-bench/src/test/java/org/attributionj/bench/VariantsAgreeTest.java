package org.attributionj.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathParser;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.io.Input;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventColumns;
import org.attributionj.io.event.EventCsv;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.sort.CustomerSort;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way journeys take through the library, every model of the catalogue credits them to the same bits. */
class VariantsAgreeTest {
    private static final long SEED = 11;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final JourneyAssembler ASSEMBLER =
            JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE));
    private static final BigDecimal ONE = new BigDecimal(Shares.ONE);

    /** Journeys as they were made in memory. */
    private static final List<Journey> JOURNEYS = new ArrayList<>();

    /** The same from a file whose rows were in no order, sorted by customer in files. */
    private static final List<Journey> SORTED = new ArrayList<>();

    @BeforeAll
    static void assembleJourneys(@TempDir Path directory) throws IOException {
        RandomEvents events = new RandomEvents(SEED);
        ASSEMBLER.assemble(events.touchpoints, events.conversions, into(JOURNEYS));
        assertThat(JOURNEYS)
                .hasSizeGreaterThan(300)
                .anyMatch(Journey::isConverted)
                .anyMatch(j -> !j.isConverted());
        AssemblySession session = ASSEMBLER.start(into(SORTED));
        try (CustomerSort sort = new CustomerSort(Files.createDirectory(directory.resolve("runs")), 100)) {
            try (Rows<EventRow> rows = EventReader.of(EventOptions.DEFAULT).read(List.of(csv(events)), reject -> {
                throw new AssertionError(reject.toString());
            })) {
                while (rows.hasNext()) {
                    EventRow row = rows.next();
                    row.touch().ifPresent(sort::add);
                    row.converted().ifPresent(sort::add);
                }
            }
            sort.forEachCustomer(session::customer);
        }
        session.finish();
    }

    /** Disjoint journeys, converting and open. */
    private static JourneySink into(List<Journey> journeys) {
        return JourneySink.of(JourneyKind.FIT, journeys::add);
    }

    private static Input csv(RandomEvents events) throws IOException {
        Random random = new Random(SEED);
        List<Touchpoint> touchpoints = new ArrayList<>(events.touchpoints);
        List<Conversion> conversions = new ArrayList<>(events.conversions);
        Collections.shuffle(touchpoints, random);
        Collections.shuffle(conversions, random);
        StringWriter text = new StringWriter();
        try (EventCsv csv = new EventCsv(text, EventColumns.of(touchpoints, conversions))) {
            for (int i = 0; i < Math.max(touchpoints.size(), conversions.size()); i++) {
                if (i < conversions.size()) {
                    csv.write(conversions.get(i));
                }
                if (i < touchpoints.size()) {
                    csv.write(touchpoints.get(i));
                }
            }
        }
        return Input.of("events.csv", text.toString());
    }

    static Stream<String> models() {
        return AttributionModels.catalogue().entries().stream()
                .filter(ModelEntry::hasDefaults)
                .map(ModelEntry::name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWayGivesTheSameBits(String name) throws IOException {
        AttributionModel model = fitted(name, fits -> JOURNEYS.forEach(fits));
        CreditStatistic statistic = CreditStatistic.of(List.of(model), Dimension.CHANNEL, Dimension.CHANNEL);
        JourneyBatch batch = batch(model.needs());
        CreditSums records = sums(statistic, JOURNEYS, 0, JOURNEYS.size());
        byte[] expected = bytes(records);

        assertThat(bytes(sums(statistic, batch))).as("columns").isEqualTo(expected);
        assertThat(bytes(inTwoThreads(statistic))).as("threads").isEqualTo(expected);
        assertThat(bytes(sums(statistic, SORTED, 0, SORTED.size())))
                .as("sorted in files")
                .isEqualTo(expected);
        if (model.needs().equals(Needs.NOTHING)) {
            assertThat(bytes(ofPathTable(statistic))).as("path table").isEqualTo(expected);
            assertThat(bytes(ofStrings(statistic))).as("strings").isEqualTo(expected);
        }

        CreditTotals totals = statistic.finish(records).get(0);
        Attributor attributor = new Attributor(model);
        assertCredits(totals, journey -> model.attribute(journey).shares());
        assertCredits(totals, journey -> attributor.attribute(journey).shares());
        assertCredits(totals, attributor::shares);
        assertCredits(totals, byKernel(model, batch));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFitGivesTheSameBits(String name) throws IOException {
        byte[] expected = bytes(fitted(name, fits -> JOURNEYS.forEach(fits)));
        List<Journey> shuffled = new ArrayList<>(JOURNEYS);
        Collections.shuffle(shuffled, new Random(SEED));

        assertThat(bytes(fitted(name, fits -> shuffled.forEach(fits))))
                .as("shuffled")
                .isEqualTo(expected);
        assertThat(bytes(fitted(name, fits -> SORTED.forEach(fits))))
                .as("sorted in files")
                .isEqualTo(expected);
    }

    private static AttributionModel fitted(String name, Consumer<Consumer<Journey>> journeys) {
        ModelFits fits = ModelFits.of(List.of(AttributionModels.define(name)), Dimension.CHANNEL);
        FitData data = fits.newAccumulator();
        journeys.accept(journey -> fits.add(data, journey));
        return fits.finish(data).get(0).model();
    }

    private static JourneyBatch batch(Needs needs) {
        JourneyBatch.Builder batch = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, needs));
        JOURNEYS.forEach(batch::add);
        return batch.build();
    }

    private static CreditSums sums(CreditStatistic statistic, List<Journey> journeys, int from, int to) {
        CreditSums sums = statistic.newAccumulator();
        journeys.subList(from, to).forEach(journey -> statistic.add(sums, journey));
        return sums;
    }

    private static CreditSums sums(CreditStatistic statistic, JourneyBatch batch) {
        CreditSums sums = statistic.newAccumulator();
        JourneyView view = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            statistic.add(sums, view.moveTo(row));
        }
        return sums;
    }

    /** Merged with the later journeys first. */
    private static CreditSums inTwoThreads(CreditStatistic statistic) {
        int half = JOURNEYS.size() / 3;
        CompletableFuture<CreditSums> first = CompletableFuture.supplyAsync(() -> sums(statistic, JOURNEYS, 0, half));
        CompletableFuture<CreditSums> second =
                CompletableFuture.supplyAsync(() -> sums(statistic, JOURNEYS, half, JOURNEYS.size()));
        return statistic.merge(second.join(), first.join());
    }

    private static CreditSums ofPathTable(CreditStatistic statistic) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        JOURNEYS.forEach(table::add);
        CreditSums sums = statistic.newAccumulator();
        table.forEachJourneyUnordered(journey -> statistic.add(sums, journey));
        return sums;
    }

    private static CreditSums ofStrings(CreditStatistic statistic) {
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        PathParser parser = new PathParser(schema.pathLabels(), ">");
        JourneyEncoder encoder = new JourneyEncoder(schema);
        CreditSums sums = statistic.newAccumulator();
        for (Journey journey : JOURNEYS) {
            String path = String.join(
                    " > ",
                    journey.touchpoints().stream()
                            .map(touch -> touch.channel().name())
                            .toList());
            int n = journey.touchpoints().isEmpty() ? 0 : parser.parse(path);
            Conversion conversion = journey.conversion();
            statistic.add(
                    sums,
                    conversion == null
                            ? encoder.encodeOpenPath(parser.codes(), 0, n, 1)
                            : encoder.encodeConvertedPath(parser.codes(), 0, n, 1, conversion.value()));
        }
        return sums;
    }

    /** By the kernel itself, on columns: the row of a journey is its place. */
    private static Function<Journey, Shares> byKernel(AttributionModel model, JourneyBatch batch) {
        BoundModel bound = model.bind(batch.schema());
        Kernel kernel = bound.newKernel();
        JourneyView view = batch.view();
        return journey -> {
            view.moveTo(JOURNEYS.indexOf(journey));
            double[] weights = new double[view.length()];
            double baseline = view.length() == 0 ? 0 : kernel.weigh(view, weights);
            return Shares.ofWeights(weights, baseline, bound.fallback());
        };
    }

    /** Adds up shares x values in exact decimals and compares. */
    private static void assertCredits(CreditTotals totals, Function<Journey, Shares> shares) {
        Map<String, BigInteger> conversions = new HashMap<>();
        Map<String, BigDecimal> values = new HashMap<>();
        for (Journey journey : JOURNEYS) {
            if (!journey.isConverted()) {
                continue;
            }
            Shares units = shares.apply(journey);
            Money value = Objects.requireNonNull(journey.conversion()).value();
            for (int i = 0; i < units.size(); i++) {
                String channel = journey.touchpoints().get(i).channel().name();
                conversions.merge(channel, BigInteger.valueOf(units.units(i)), BigInteger::add);
                values.merge(channel, value.amount().multiply(new BigDecimal(units.units(i))), BigDecimal::add);
            }
        }
        assertThat(totals.rows()).isNotEmpty().allSatisfy(row -> {
            BigInteger share = conversions.getOrDefault(row.label(), BigInteger.ZERO);
            BigDecimal value = values.getOrDefault(row.label(), BigDecimal.ZERO);
            assertThat(row.currency()).isEqualTo(EUR);
            assertThat(row.conversions()).isEqualTo(share.doubleValue() / Shares.ONE);
            assertThat(row.value()).isEqualByComparingTo(value.divide(ONE));
        });
    }

    private static byte[] bytes(Serializable value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }
}
