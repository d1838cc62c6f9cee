package org.attributionj.models.markov;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.testkit.AttributionModelContract;

class MarkovContractTest extends AttributionModelContract {
    private static final MarkovModel MODEL = fit();

    private static MarkovModel fit() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        String email = Channel.EMAIL.name();
        String search = Channel.PAID_SEARCH.name();
        String display = Channel.DISPLAY.name();
        String social = Channel.SOCIAL.name();
        table.add(List.of(email, search, search), 3, RandomPaths.money(40), 5);
        table.add(List.of(display, search), 1, RandomPaths.money(12.5), 9);
        table.add(List.of(display, email, display), 2, RandomPaths.money(3), 2);
        // in no converting journey: weighs nothing
        table.add(List.of(social), 0, RandomPaths.money(0), 4);
        return MarkovModel.fit(table, MarkovOptions.ofOrder(2));
    }

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
