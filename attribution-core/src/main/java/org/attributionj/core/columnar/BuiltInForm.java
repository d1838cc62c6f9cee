package org.attributionj.core.columnar;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Optional;

/**
 * The serial form of a built-in dimension or measure: its name. It stays single, so that what holds one serialises to the
 * same bytes wherever it comes from, and a stream needs no lambda for it.
 *
 * @param kind what it is
 * @param name its name
 */
record BuiltInForm(Kind kind, String name) implements Serializable {

    /** What can be built in. */
    enum Kind {
        DIMENSION,
        ROW_DIMENSION,
        MEASURE;

        Optional<?> find(String name) {
            return switch (this) {
                case DIMENSION -> Dimension.find(name);
                case ROW_DIMENSION -> RowDimension.find(name);
                case MEASURE ->
                    Optional.of(Measure.COST).filter(cost -> cost.name().equals(name));
            };
        }
    }

    /** What to write for something: its name, if that says all. */
    static Object of(Kind kind, String name, Object value) {
        return kind.find(name).isPresent() ? new BuiltInForm(kind, name) : value;
    }

    private Object readResolve() throws InvalidObjectException {
        Optional<?> found = kind == null || name == null ? Optional.empty() : kind.find(name);
        if (found.isEmpty()) {
            throw new InvalidObjectException("nothing built in is named " + name);
        }
        return found.get();
    }
}
