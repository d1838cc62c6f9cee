package org.attributionj.models.modifiers;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.models.internal.LabelFactors;
import org.attributionj.models.internal.Schemas;
import org.attributionj.models.spec.SpecText;

/** A model whose weights are multiplied by label. The inner model is never itself a modified one. */
record ModifiedModel(AttributionModel inner, Modification modification) implements AttributionModel {
    /** The column number that stands for the path itself. */
    private static final int PATH = -1;

    ModifiedModel {
        notNull(inner, "inner");
        notNull(modification, "modification");
    }

    @Override
    public String name() {
        return modification.nameOf(inner.name());
    }

    @Override
    public Needs needs() {
        return modification.needsOf(inner.needs());
    }

    @Override
    public FitScope scope() {
        return inner.scope();
    }

    @Override
    public List<String> notes() {
        return inner.notes();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        Schemas.require(schema, name(), needs());
        ImmutableList<BoundFactors> factors = modification.factors().stream()
                .map(weighting -> bind(weighting, schema))
                .collect(ImmutableList.toImmutableList());
        return new Bound(inner.bind(schema), factors);
    }

    /** Channels are the path's labels; another dimension may be the path's own, or else has its column. */
    private static BoundFactors bind(Weighting weighting, JourneySchema schema) {
        Dimension dimension = weighting.dimension();
        if (weighting.isChannel() || dimension.equals(schema.path())) {
            return new BoundFactors(weighting, PATH, schema.pathLabels());
        }
        int column = schema.columnOf(dimension);
        return new BoundFactors(weighting, column, schema.columnLabels(column));
    }

    @Override
    public String toString() {
        return name();
    }

    /** One dimension's multipliers, and where its codes stand. */
    record BoundFactors(Weighting weighting, int column, Dictionary labels) {

        LabelFactors newTable() {
            return new LabelFactors(labels, weighting.multipliers(), 1);
        }

        int code(JourneyView journey, int touch) {
            return column == PATH ? journey.code(touch) : journey.column(column, touch);
        }

        double factor(JourneyView journey, int touch) {
            return LabelFactors.ofLabel(labels.label(code(journey, touch)), weighting.multipliers(), 1);
        }
    }

    private record Bound(BoundModel inner, ImmutableList<BoundFactors> factors) implements BoundModel {

        @Override
        public Kernel newKernel() {
            return new ModifiedKernel(inner.newKernel(), inner.fallback() == Fallback.LINEAR, factors);
        }

        @Override
        public Fallback fallback() {
            return Fallback.UNATTRIBUTED;
        }

        @Override
        public String reason(JourneyView journey, int touch) {
            double factor = 1;
            for (BoundFactors one : factors) {
                factor *= one.factor(journey, touch);
            }
            if (factor == 0) {
                return "excluded";
            }
            String reason = inner.reason(journey, touch);
            if (factor == 1) {
                return reason;
            }
            return (reason.isEmpty() ? "" : reason + ", ") + "weighted " + SpecText.number(factor);
        }
    }
}
