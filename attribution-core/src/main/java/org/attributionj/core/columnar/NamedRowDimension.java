package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import org.attributionj.core.internal.SerialData;
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

    private Object writeReplace() {
        return BuiltInForm.of(BuiltInForm.Kind.ROW_DIMENSION, name, this);
    }

    private Object readResolve() throws InvalidObjectException {
        SerialData.require(name != null && labeller != null, "a name and what it stands for must be there");
        return BuiltInForm.Kind.ROW_DIMENSION
                .find(name)
                .<Object>map(builtIn -> builtIn)
                .orElse(this);
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
