package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.models.TestJourneys.settled;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.money.Shares;

@Domain(RandomModels.class)
@Domain(RandomJourneys.class)
@Domain(DomainContext.Global.class)
class ModelPropertiesTest {

    @Property
    void namesReadBackAsEqualModels(@ForAll AttributionModel model) {
        AttributionModel read = AttributionModels.parse(model.name());
        assertThat(read).isEqualTo(model);
        assertThat(read.name()).isEqualTo(model.name());
    }

    @Property
    void equalModelsGiveEqualShares(@ForAll AttributionModel model, @ForAll Journey journey) {
        assertThat(settled(AttributionModels.parse(model.name()), journey)).isEqualTo(settled(model, journey));
    }

    @Property
    void creditsAddUp(@ForAll AttributionModel model, @ForAll Journey journey) {
        // the result itself refuses parts that do not add up
        AttributionResult result = model.attribute(journey);
        Shares shares = result.shares();
        assertThat(shares.baselineUnits()).isZero();
        long sum = shares.unattributedUnits();
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.units(i)).isBetween(0L, Shares.ONE);
            sum += shares.units(i);
        }
        assertThat(sum).isEqualTo(Shares.ONE);
    }
}
