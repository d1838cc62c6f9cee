package org.attributionj.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.enrich.identity.Id;
import org.attributionj.enrich.identity.IdType;
import org.attributionj.enrich.identity.Identities;
import org.attributionj.enrich.identity.IdentityEdge;
import org.attributionj.enrich.identity.IdentityGraph;
import org.attributionj.enrich.identity.IdentityRules;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.TimeFormat;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.record.RecordReader;
import org.attributionj.io.record.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads which ids are one person's: a table with the columns {@code id} and {@code alias}, and if wanted {@code id_type,
 * alias_type, time, source, weight}.
 */
final class IdentityFile {
    private static final String ID_TYPE = "user_id";
    private static final String ALIAS_TYPE = "alias";
    private static final Set<String> COLUMNS =
            Set.of("id", "alias", "id_type", "alias_type", "time", "source", "weight");

    private final TimeFormat times;
    private final Consumer<? super RejectedRow> rejects;
    private boolean hasTimes;

    private IdentityFile(ZoneId zone, Consumer<? super RejectedRow> rejects) {
        times = TimeFormat.of(zone);
        this.rejects = rejects;
    }

    /** Who is who by a file; what cannot be read of it is rejected. */
    static Identities read(Path file, ZoneId zone, ReadLimits limits, Consumer<? super RejectedRow> rejects) {
        return new IdentityFile(zone, rejects).read(file, limits);
    }

    private Identities read(Path file, ReadLimits limits) {
        IdentityGraph graph = new IdentityGraph(IdentityRules.standard());
        long rejected = 0;
        try (Rows<SourceRecord> rows =
                RecordReader.of(Dialect.FOUND, limits, COLUMNS::contains).read(List.of(Input.of(file)), rejects)) {
            while (rows.hasNext()) {
                SourceRecord record = rows.next();
                if (!record.has("id") || !record.has("alias")) {
                    throw new UnusableInputException(file + " must have the columns id and alias; it may have id_type,"
                            + " alias_type, time, source and weight besides");
                }
                IdentityEdge edge = edge(record);
                rejected += edge == null ? 1 : 0;
                if (edge != null) {
                    graph.add(edge);
                }
            }
        }
        if (graph.size() == 0 && rejected > 0) {
            throw new UnusableInputException("none of the " + rejected + " rows of " + file + " joins two ids");
        }
        // the usual limit is on aliases first seen within a week of each other, which edges without times do not tell
        return hasTimes
                ? graph.resolve()
                : graph.withRules(IdentityRules.standard().withOtherType(IdType.weak("other", 0, null)))
                        .resolve();
    }

    private @Nullable IdentityEdge edge(SourceRecord record) {
        String id = required(record, "id");
        String alias = required(record, "alias");
        Instant time = time(record);
        double weight = weight(record);
        if (id == null || alias == null || time == null || Double.isNaN(weight)) {
            return null;
        }
        return new IdentityEdge(
                new Id(or(record, "id_type", ID_TYPE), id),
                new Id(or(record, "alias_type", ALIAS_TYPE), alias),
                time,
                or(record, "source", "identities"),
                weight);
    }

    private @Nullable String required(SourceRecord record, String column) {
        String value = record.get(column);
        if (value == null) {
            reject(record, column, "", "is missing");
        }
        return value;
    }

    private @Nullable Instant time(SourceRecord record) {
        String text = record.get("time");
        if (text == null) {
            return Instant.EPOCH;
        }
        hasTimes = true;
        try {
            return times.parse(text);
        } catch (DateTimeException e) {
            reject(record, "time", text, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private double weight(SourceRecord record) {
        String text = or(record, "weight", "1");
        try {
            double weight = Double.parseDouble(text);
            if (weight >= 0 && weight <= 1) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // said below, as other numbers are
        }
        reject(record, "weight", text, "is no number from 0 to 1, such as 0.95");
        return Double.NaN;
    }

    private void reject(SourceRecord record, String column, String value, String reason) {
        rejects.accept(new RejectedRow(record.file(), record.line(), column, value, reason));
    }

    private static String or(SourceRecord record, String column, String otherwise) {
        String value = record.get(column);
        return value == null ? otherwise : value;
    }
}
