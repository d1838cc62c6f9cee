package org.attributionj.core.statistic.path;

import java.util.function.Consumer;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;

/** Shows the rows of a path table as journeys, one per unit of value and one for those that did not convert. */
final class PathReplay {
    private final JourneyEncoder encoder;

    PathReplay(JourneySchema schema) {
        encoder = new JourneyEncoder(schema);
    }

    void replay(PathCursor row, Consumer<? super JourneyView> consumer) {
        while (row.next()) {
            for (int unit = 0; unit < row.units(); unit++) {
                if (row.unitConversions(unit) != 0) {
                    consumer.accept(converted(row, unit));
                }
            }
            if (row.nulls() != 0) {
                consumer.accept(encoder.encodeOpenPath(row.codes(), row.offset(), row.length(), row.nulls()));
            }
        }
    }

    private JourneyView converted(PathCursor row, int unit) {
        int[] codes = row.codes();
        long count = row.unitConversions(unit);
        if (row.unitValueFitsLong(unit)) {
            return encoder.encodeConvertedPath(
                    codes, row.offset(), row.length(), count, row.unit(unit), row.unitValueUnits(unit));
        }
        return encoder.encodeConvertedPath(
                codes, row.offset(), row.length(), count, row.unit(unit).times(row.unitValue(unit)));
    }
}
