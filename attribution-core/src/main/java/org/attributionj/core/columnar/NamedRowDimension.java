package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.journey.Journey;
import org.jspecify.annotations.Nullable;

/** A row dimension whose identity is its name. */
final class NamedRowDimension implements RowDimension {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Labeller labeller;

    NamedRowDimension(String name, Labeller labeller) {
        this.name = name;
        this.labeller = notNull(labeller, "labeller");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label(Journey journey) {
        String label = labeller.label(journey);
        return label == null || label.isBlank() ? Dimension.NONE : label;
    }

    /** Built-in dimensions stay single, so that what holds one serialises to the same bytes wherever it comes from. */
    private Object readResolve() {
        return RowDimension.find(name).orElse(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowDimension that && name.equals(that.name());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
