package org.attributionj.io.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.jspecify.annotations.Nullable;

/**
 * Writes journeys as CSV, one row per touchpoint: {@code
 * journey,customer_id,position,touchpoint_id,timestamp,channel,type,campaign,conversion_id,conversion_type,conversion_time,value,currency}.
 *
 * <p>Journeys are numbered from 1 in the order of writing, positions from 1 within a journey. Open journeys have no
 * conversion; a conversion without touchpoints has one row without a touchpoint, at position 0. Adjustments are not in the
 * table: JSON Lines have them.
 *
 * <p>To be closed after use; writing throws {@link java.io.UncheckedIOException} if it fails. One thread at a time.
 */
public final class JourneyCsv implements Closeable {
    private final CsvWriter csv;
    private long journeys;

    /**
     * A writer that has written the header.
     *
     * @param out where to write; closed with this
     */
    public JourneyCsv(Writer out) {
        csv = CsvWriter.builder().build(Objects.requireNonNull(out, "out must not be null"));
        csv.writeRecord(
                "journey",
                "customer_id",
                "position",
                "touchpoint_id",
                "timestamp",
                "channel",
                "type",
                "campaign",
                "conversion_id",
                "conversion_type",
                "conversion_time",
                "value",
                "currency");
    }

    /**
     * Writes the rows of one journey.
     *
     * @param journey the journey
     */
    public void write(Journey journey) {
        journeys++;
        List<Touchpoint> touchpoints = journey.touchpoints();
        if (touchpoints.isEmpty()) {
            write(journey, 0, null);
        }
        for (int i = 0; i < touchpoints.size(); i++) {
            write(journey, i + 1, touchpoints.get(i));
        }
    }

    private void write(Journey journey, int position, @Nullable Touchpoint touchpoint) {
        Conversion conversion = journey.conversion();
        csv.writeRecord(
                Long.toString(journeys),
                journey.customer(),
                Integer.toString(position),
                touchpoint == null ? "" : touchpoint.id(),
                touchpoint == null ? "" : touchpoint.time().toString(),
                touchpoint == null ? "" : touchpoint.channel().name(),
                touchpoint == null ? "" : touchpoint.type().name(),
                touchpoint == null || touchpoint.campaign() == null ? "" : touchpoint.campaign(),
                conversion == null ? "" : conversion.id(),
                conversion == null ? "" : conversion.type().name(),
                conversion == null ? "" : conversion.time().toString(),
                conversion == null ? "" : conversion.value().amount().toPlainString(),
                conversion == null ? "" : conversion.value().currency().getCurrencyCode());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
