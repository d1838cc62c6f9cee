package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.internal.SerialData;
import org.jspecify.annotations.Nullable;

/** A dimension whose identity is its name. */
final class NamedDimension implements Dimension {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Labeller labeller;

    NamedDimension(String name, Labeller labeller) {
        this.name = name;
        this.labeller = notNull(labeller, "labeller");
    }

    /** Looks a free attribute up: a labeller that is known for what it does. */
    record Attribute(String key) implements Labeller {
        @Override
        public @Nullable String label(Touchpoint touchpoint) {
            return touchpoint.attributes().get(key);
        }
    }

    boolean isAttribute() {
        return labeller instanceof Attribute attribute && attribute.key().equals(name);
    }

    /** Whether another dimension labels by the same function; names may be equal where functions are not. */
    boolean labelsAs(NamedDimension other) {
        return labeller.equals(other.labeller);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label(Touchpoint touchpoint) {
        String label = labeller.label(touchpoint);
        return label == null || label.isBlank() ? NONE : label;
    }

    private Object writeReplace() {
        return BuiltInForm.of(BuiltInForm.Kind.DIMENSION, name, this);
    }

    private Object readResolve() throws InvalidObjectException {
        SerialData.require(name != null && labeller != null, "a name and what it stands for must be there");
        return BuiltInForm.Kind.DIMENSION
                .find(name)
                .<Object>map(builtIn -> builtIn)
                .orElse(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dimension that && name.equals(that.name());
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
