package org.attributionj.io.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Credit;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ReservedLabels;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as CSV, one row per touchpoint with credit: {@code
 * conversion_id,customer_id,model,touchpoint_id,channel,campaign,timestamp,share,credit,currency}.
 *
 * <p>Touchpoints with a share of zero are left out. The baseline and the unattributed part have rows with {@value
 * #BASELINE} and {@value #UNATTRIBUTED} as the touchpoint where they are not zero, so that the credits of a conversion add
 * up to its value exactly; a touchpoint that has such a name as its id is written as {@link ReservedLabels} writes it. A share is the shortest decimal that reads back as the same double. An adjustment's rows carry
 * the adjustment's id.
 *
 * <p>To be closed after use; writing throws {@link java.io.UncheckedIOException} if it fails. One thread at a time.
 */
public final class ResultCsv implements Closeable {

    /** Stands for the part that would have happened anyway. */
    public static final String BASELINE = "(baseline)";

    /** Stands for the part that nothing earned. */
    public static final String UNATTRIBUTED = "(unattributed)";

    private final CsvWriter csv;

    /**
     * A writer that has written the header.
     *
     * @param out where to write; closed with this
     */
    public ResultCsv(Writer out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Objects.requireNonNull(out, "out must not be null"));
        csv.writeRecord(
                "conversion_id",
                "customer_id",
                "model",
                "touchpoint_id",
                "channel",
                "campaign",
                "timestamp",
                "share",
                "credit",
                "currency");
    }

    /**
     * Writes the rows of one result.
     *
     * @param result a conversion's or an adjustment's result
     */
    public void write(AttributionResult result) {
        for (Credit credit : result.credits()) {
            if (credit.share() != 0 || credit.amount().signum() != 0) {
                Touchpoint touchpoint = credit.touchpoint();
                write(result, ReservedLabels.escape(touchpoint.id()), touchpoint, credit.share(), credit.amount());
            }
        }
        writePart(result, BASELINE, result.shares().baseline(), result.baseline());
        writePart(result, UNATTRIBUTED, result.shares().unattributed(), result.unattributed());
    }

    private void writePart(AttributionResult result, String name, double share, Money amount) {
        if (share != 0 || amount.signum() != 0) {
            write(result, name, null, share, amount);
        }
    }

    private void write(
            AttributionResult result, String id, @Nullable Touchpoint touchpoint, double share, Money amount) {
        Conversion conversion = result.conversion();
        csv.writeRecord(
                conversion.id(),
                conversion.customer(),
                result.model(),
                id,
                touchpoint == null ? "" : touchpoint.channel().name(),
                touchpoint == null || touchpoint.campaign() == null ? "" : touchpoint.campaign(),
                touchpoint == null ? "" : touchpoint.time().toString(),
                Double.toString(share),
                amount.amount().toPlainString(),
                amount.currency().getCurrencyCode());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
