package org.attributionj.jdbc.internal.write;

import java.util.function.Function;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.RowMapper;

/** What the two kinds of events have in common, for code that treats them alike. */
record EventTraits<E>(
        EventKind kind,
        Function<E, String> id,
        Function<E, String> customer,
        String table,
        String columns,
        RowMapper<E> reader) {

    static final EventTraits<Touchpoint> TOUCHPOINTS = new EventTraits<>(
            EventKind.TOUCHPOINT,
            Touchpoint::id,
            Touchpoint::customer,
            "touchpoints",
            TouchpointRows.COLUMNS,
            TouchpointRows::read);

    static final EventTraits<Conversion> CONVERSIONS = new EventTraits<>(
            EventKind.CONVERSION,
            Conversion::id,
            Conversion::customer,
            "conversions",
            ConversionRows.COLUMNS,
            ConversionRows::read);
}
