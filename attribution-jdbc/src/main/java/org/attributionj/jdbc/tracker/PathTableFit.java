package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.AttributionStore;

/** A fit from a stored path table, which is brought up to date first. */
record PathTableFit(
        String name,
        Dimension path,
        List<PathTransform> transforms,
        Function<? super PathTable, ? extends AttributionModel> fit)
        implements ModelFit {

    PathTableFit {
        transforms = ImmutableList.copyOf(transforms);
    }

    @Override
    public AttributionModel fit(AttributionStore store) {
        return fit.apply(store.paths().refresh(name, store.assembler(), path, transforms));
    }

    @Override
    public String description() {
        return "the path table \"" + name + "\" by " + path.name()
                + (transforms.isEmpty() ? "" : ", each path after " + transforms);
    }
}
