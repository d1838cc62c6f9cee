package org.attributionj.bench.store;

import java.util.List;
import javax.sql.DataSource;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.models.AttributionModels;

/** What the benchmarks of the tracker have in common. */
final class Workload {
    /** The six models under which conversions are attributed. */
    static final List<AttributionModel> SIX_MODELS = List.of(
            AttributionModels.firstTouch(),
            AttributionModels.lastTouch(),
            AttributionModels.lastNonDirect(),
            AttributionModels.linear(),
            AttributionModels.position(),
            AttributionModels.timeDecay());

    /** Purchases, with the standard windows. */
    static final JourneyAssembler ASSEMBLER = JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE));

    private Workload() {}

    static AttributionStore store(DataSource source) {
        return AttributionStore.builder(source).assembler(ASSEMBLER).open();
    }

    static AttributionModel[] models() {
        return SIX_MODELS.toArray(AttributionModel[]::new);
    }
}
