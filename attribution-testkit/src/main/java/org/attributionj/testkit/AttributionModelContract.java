package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

/**
 * What every attribution model must keep, as property-based tests. A model's test is three lines:
 *
 * <pre>{@code
 * class MyModelContractTest extends AttributionModelContract {
 *     @Override
 *     protected AttributionModel model() {
 *         return new MyModel();
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are final: a model cannot opt out of one. What may be overridden is what journeys look like ({@link
 * #journeys}), what their alphabet is ({@link #path}) and how long they get ({@link #longestJourney}). Comparisons are
 * exact, to the last unit of 2<sup>-60</sup> of a share and the last unit of money.
 */
public abstract class AttributionModelContract {
    private static final int THREADS = 2;
    private static final int PASSES_PER_THREAD = 20;
    private static final int FEW = 20;
    private static final int VERY_FEW = 4;

    /** A contract, for subclasses. */
    protected AttributionModelContract() {}

    /**
     * The model under test. Asked for once per try of each property, so a model that is costly to fit belongs into a static
     * field of the subclass.
     *
     * @return the model, equal each time
     */
    protected abstract AttributionModel model();

    /**
     * The journeys that the model is tried on. Override it for a model whose interesting journeys are rare among arbitrary
     * ones (a rule about one campaign, say); the journeys must convert and have a touchpoint or more.
     *
     * @return {@link AttributionArbitraries#convertingJourneys()} unless overridden
     */
    protected Arbitrary<Journey> journeys() {
        return AttributionArbitraries.convertingJourneys();
    }

    /**
     * The alphabet of paths. Override it for a model that was fitted on another one.
     *
     * @return the channel unless overridden
     */
    protected Dimension path() {
        return Dimension.CHANNEL;
    }

    /**
     * The length of the longest journeys that the model is tried on. Override it for a model whose work grows faster than
     * the journey, with the reason in a comment.
     *
     * @return 10,000 touchpoints unless overridden
     */
    protected int longestJourney() {
        return 10_000;
    }

    @Provide
    final Arbitrary<Journey> contractJourneys() {
        return journeys();
    }

    @Provide
    final Arbitrary<List<Journey>> severalJourneys() {
        return journeys().list().ofMinSize(2).ofMaxSize(5);
    }

    @Provide
    final Arbitrary<Journey> longJourneys() {
        int longest = longestJourney();
        return AttributionArbitraries.convertingJourneys(Math.max(1, longest - longest / 10), longest);
    }

    @Provide
    final Arbitrary<Journey> adjustedJourneys() {
        return journeys()
                .flatMap(journey -> AttributionArbitraries.adjustments(JourneyChanges.conversion(journey))
                        .map(journey::withAdjustments));
    }

    @Provide
    final Arbitrary<Journey> refundedJourneys() {
        return journeys()
                .flatMap(journey -> AttributionArbitraries.refunds(JourneyChanges.conversion(journey))
                        .map(journey::withAdjustments));
    }

    private ModelUnderTest subject() {
        return new ModelUnderTest(model(), path());
    }

    /**
     * Credits, baseline and unattributed part add up to the conversion's value: its currency, scale and sign, at any
     * magnitude; each within one unit of its share.
     *
     * @param journey a converting journey
     */
    @Property(tries = 100)
    public final void partsAddUpToTheValueExactly(@ForAll("contractJourneys") Journey journey) {
        ResultChecks.addsUp(subject().attribute(journey), journey);
    }

    /**
     * The same for journeys near the greatest length.
     *
     * @param journey a very long journey
     */
    @Property(tries = VERY_FEW)
    public final void partsOfVeryLongJourneysAddUpToTheValueExactly(@ForAll("longJourneys") Journey journey) {
        ResultChecks.addsUp(subject().attribute(journey), journey);
        ResultChecks.isWhole(subject().shares(journey), journey.length());
    }

    /**
     * The whole value of a conversion without a touchpoint is unattributed.
     *
     * @param journey a converting journey, whose touchpoints are left out
     */
    @Property(tries = FEW)
    public final void aConversionWithoutTouchpointsStaysUnattributed(@ForAll("contractJourneys") Journey journey) {
        Journey empty = Journey.converted(List.of(), JourneyChanges.conversion(journey));
        AttributionResult result = subject().attribute(empty);
        ResultChecks.addsUp(result, empty);
        assertThat(result.unattributed().compareAmount(result.value())).isZero();
    }

    /**
     * Shares are finite, in [0, 1], and add up to 1 less baseline and unattributed part.
     *
     * @param journey a converting journey
     */
    @Property(tries = 100)
    public final void sharesAddUpToOne(@ForAll("contractJourneys") Journey journey) {
        ResultChecks.isWhole(subject().shares(journey), journey.length());
    }

    /**
     * A kernel writes every weight, finite and 0 or more, whatever the array held before; nothing behind them; a baseline
     * in [0, 1]; and leaves the view where it is.
     *
     * @param journey a converting journey
     */
    @Property(tries = 100)
    public final void kernelsWriteAllWeightsAndNothingElse(@ForAll("contractJourneys") Journey journey) {
        ModelUnderTest subject = subject();
        JourneySchema schema = subject.schema();
        JourneyView view = ModelUnderTest.batch(schema, List.of(journey)).view();
        BoundModel bound = subject.model().bind(schema);
        Weighing onTopOfNaN = Weighing.by(bound.newKernel(), view, Double.NaN);
        Weighing onTopOfNumbers = Weighing.by(bound.newKernel(), view, 7);
        assertThat(onTopOfNumbers).isEqualTo(onTopOfNaN);
    }

    /**
     * The order in which a journey's touchpoints are handed over changes nothing.
     *
     * @param journey a converting journey
     * @param random shuffles
     */
    @Property(tries = 50)
    public final void theOrderOfInputRowsChangesNothing(
            @ForAll("contractJourneys") Journey journey, @ForAll Random random) {
        List<Touchpoint> shuffled = Lists.newArrayList(journey.touchpoints());
        Collections.shuffle(shuffled, random);
        Journey reordered = JourneyChanges.reordered(journey, shuffled);
        assertThat(subject().attribute(reordered)).isEqualTo(subject().attribute(journey));
    }

    /**
     * A conversion of the negated value gets the negated credits: a refund mirrors the sale.
     *
     * @param journey a converting journey
     */
    @Property(tries = 50)
    public final void aRefundMirrorsTheSale(@ForAll("contractJourneys") Journey journey) {
        List<Money> sale = subject().credits(journey);
        List<Money> refund = subject().credits(JourneyChanges.negated(journey));
        assertThat(refund).isEqualTo(Lists.transform(sale, Money::negated));
    }

    /**
     * Each adjustment's parts add up to the adjustment, and a conversion's with all of its adjustments to the net value.
     *
     * @param journey a journey with adjustments
     */
    @Property(tries = 50)
    public final void adjustmentsAddUp(@ForAll("adjustedJourneys") Journey journey) {
        List<AttributionResult> results = subject().attributor().attributeAll(journey);
        ResultChecks.addsUpWithAdjustments(results, journey);
    }

    /**
     * Adjustments that add up to the sale leave each touchpoint, the baseline and the unattributed part at zero.
     *
     * @param journey a journey that is refunded in full, in some parts
     */
    @Property(tries = 50)
    public final void adjustmentsThatAddUpToTheSaleLeaveNothing(@ForAll("refundedJourneys") Journey journey) {
        ResultChecks.addsUpToNothing(subject().attributor().attributeAll(journey));
    }

    /**
     * Kernels keep nothing from one journey to the next, and neither the journeys of other customers nor the order in which
     * they arrive change a journey's weights.
     *
     * @param journeys some journeys
     */
    @Property(tries = 50)
    public final void otherJourneysChangeNothing(@ForAll("severalJourneys") List<Journey> journeys) {
        ModelUnderTest subject = subject();
        List<Weighing> alone = Lists.newArrayList(Lists.transform(journeys, subject::weigh));
        assertThat(subject.weighRecords(subject.schema(), journeys))
                .as("weights of journeys that one kernel sees in a row")
                .isEqualTo(alone);
        List<Journey> backAndForth = Lists.newArrayList(journeys);
        backAndForth.addAll(Lists.reverse(journeys));
        List<Weighing> aloneBackAndForth = Lists.newArrayList(alone);
        aloneBackAndForth.addAll(Lists.reverse(alone));
        assertThat(subject.weighRecords(subject.schema(), backAndForth))
                .as("weights of journeys that one kernel sees in a row and once more in reverse")
                .isEqualTo(aloneBackAndForth);
        assertThat(subject.weighRecords(subject.schema(), Lists.reverse(journeys)))
                .as("weights of journeys that arrive in reverse")
                .isEqualTo(Lists.reverse(alone));
    }

    /**
     * Journeys read one by one as records and as rows of a batch have the same weights, also between columns that the model
     * does not need.
     *
     * @param journeys some journeys
     */
    @Property(tries = 50)
    public final void recordsAndBatchesAgree(@ForAll("severalJourneys") List<Journey> journeys) {
        ModelUnderTest subject = subject();
        List<Weighing> records = subject.weighRecords(subject.schema(), journeys);
        for (JourneySchema schema : List.of(subject.schema(), subject.widerSchema())) {
            BoundModel early = subject.model().bind(schema);
            JourneyBatch batch = ModelUnderTest.batch(schema, journeys);
            BoundModel late = subject.model().bind(schema);
            assertThat(ModelUnderTest.weighBatch(early.newKernel(), batch))
                    .as("weights from a batch, bound before its labels were known")
                    .isEqualTo(records);
            assertThat(ModelUnderTest.weighBatch(late.newKernel(), batch))
                    .as("weights from a batch, bound after its labels were known")
                    .isEqualTo(records);
        }
    }

    /**
     * Kernels of one bound model in two threads agree with one in one thread.
     *
     * @param journeys some journeys
     * @throws InterruptedException if the test is interrupted
     * @throws ExecutionException if a kernel fails
     */
    @Property(tries = FEW)
    public final void kernelsInTwoThreadsAgree(@ForAll("severalJourneys") List<Journey> journeys)
            throws InterruptedException, ExecutionException {
        ModelUnderTest subject = subject();
        JourneySchema schema = subject.schema();
        JourneyBatch batch = ModelUnderTest.batch(schema, journeys);
        BoundModel bound = subject.model().bind(schema);
        List<Weighing> expected = ModelUnderTest.weighBatch(bound.newKernel(), batch);
        List<Boolean> agreed = Concurrently.run(THREADS, () -> {
            Kernel kernel = bound.newKernel();
            boolean same = true;
            for (int pass = 0; pass < PASSES_PER_THREAD; pass++) {
                same &= ModelUnderTest.weighBatch(kernel, batch).equals(expected);
            }
            return same;
        });
        assertThat(agreed).as("threads whose weights agree with one thread's").containsOnly(true);
    }

    /**
     * A model survives Java serialisation with its name, its needs and its shares.
     *
     * @param journey a converting journey
     * @throws IOException if the model cannot be written
     * @throws ClassNotFoundException if the model cannot be read
     */
    @Property(tries = FEW)
    public final void survivesSerialisation(@ForAll("contractJourneys") Journey journey)
            throws IOException, ClassNotFoundException {
        AttributionModel copy = (AttributionModel) SerialCopy.of(model());
        assertThat(copy.name()).isEqualTo(model().name());
        assertThat(copy.needs()).isEqualTo(model().needs());
        assertThat(new ModelUnderTest(copy, path()).shares(journey))
                .isEqualTo(subject().shares(journey));
    }

    /**
     * Moving all times of a journey by the same duration changes no share.
     *
     * @param journey a converting journey
     * @param millis the duration's milliseconds
     * @param days the duration's days
     */
    @Property(tries = 50)
    public final void aShiftOfAllTimesChangesNothing(
            @ForAll("contractJourneys") Journey journey, @ForAll int millis, @ForAll short days) {
        Journey shifted =
                JourneyChanges.shifted(journey, Duration.ofMillis(millis).plusDays(days));
        assertThat(subject().shares(shifted)).isEqualTo(subject().shares(journey));
    }

    /**
     * Open journeys have shares too, in sum 1; what each touchpoint would earn if the journey converted at its end.
     *
     * @param journey a converting journey, which is tried without its conversion
     */
    @Property(tries = 50)
    public final void openJourneysHaveShares(@ForAll("contractJourneys") Journey journey) {
        Journey open = JourneyChanges.opened(journey);
        ResultChecks.isWhole(subject().shares(open), open.length());
    }

    /** The name is not blank and the same each time. */
    @Test
    public final void theNameIsStable() {
        assertThat(model().name()).isNotBlank().isEqualTo(model().name());
    }

    /** Journeys without something that the model needs are refused with the model's name. */
    @Test
    public final void refusesDataWithoutWhatItNeeds() {
        Needs needs = model().needs();
        for (Feature feature : needs.features()) {
            subject().refuses(new Needs(Sets.difference(needs.features(), ImmutableSet.of(feature)), needs.columns()));
        }
        for (Dimension column : needs.columns()) {
            subject().refuses(new Needs(needs.features(), Sets.difference(needs.columns(), ImmutableSet.of(column))));
        }
    }

    /** A model is content with exactly what it says it needs. */
    @Test
    public final void isContentWithWhatItNeeds() {
        assertThat(model().bind(subject().schema()).newKernel()).isNotNull();
    }

    /**
     * A model asked again, and asked anew, says the same.
     *
     * @param journey a converting journey
     */
    @Property(tries = FEW)
    public final void isRepeatable(@ForAll("contractJourneys") Journey journey) {
        Attributor attributor = subject().attributor();
        AttributionResult first = attributor.attribute(journey);
        assertThat(attributor.attribute(journey)).as("asked again").isEqualTo(first);
        assertThat(subject().attribute(journey)).as("asked anew").isEqualTo(first);
    }
}
