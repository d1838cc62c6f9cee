package org.attributionj.io.path;

import org.attributionj.core.money.Money;
import org.attributionj.io.internal.ValueUnits;
import org.attributionj.io.path.PathColumns.Counts;
import org.jspecify.annotations.Nullable;

/** What the accepted rows of one reading hold together: a row that no sum has room for must not stop the others. */
final class PathTotals {
    private final ValueUnits units = new ValueUnits();
    private long journeys;

    /** Why a row cannot be taken; null if it was. */
    @Nullable
    String take(Counts counts) {
        long more = counts.conversions() + counts.nulls();
        if (more < 0 || journeys + more < 0) {
            return "brings the sum of all counts beyond 2^63 - 1";
        }
        Money value = counts.value();
        if (!units.admit(value)) {
            return ValueUnits.TOO_MANY;
        }
        journeys += more;
        return null;
    }
}
