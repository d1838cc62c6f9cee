package org.attributionj.sources;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventMaker;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.event.RowRules;
import org.attributionj.io.record.RecordReader;
import org.attributionj.io.record.SourceRecord;
import org.attributionj.io.value.ValueExpression;
import org.attributionj.sources.preset.Preset;
import org.attributionj.sources.preset.PresetRule;
import org.attributionj.sources.preset.RuleKind;
import org.jspecify.annotations.Nullable;

/** One reading of the files of an export. Used once. Single thread. */
final class SourceReading {
    private final Preset preset;
    private final ReadLimits limits;
    private final EventMaker maker;
    private final RuleEvents events;
    private final List<Found> found = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<RejectedRow> rejects = new ArrayList<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private long read;
    private long used;
    private long rejected;
    private long other;

    SourceReading(Preset preset, ZoneId zone, Currency currency, ReadLimits limits, @Nullable Channel unnamed) {
        this.preset = preset;
        this.limits = limits;
        maker = EventMaker.of(EventOptions.DEFAULT
                .withZone(zone)
                .withCurrency(currency)
                .withTimePattern(preset.timePattern())
                .withDialect(preset.dialect())
                .withRules(RowRules.DEFAULT.withMinorUnits(preset.minorUnits()).withUnnamed(unnamed)));
        events = new RuleEvents(maker, preset.onePerSession() && unnamed == null);
    }

    SourceEvents read(List<Input> inputs) {
        if (preset.paths()) {
            throw new UnusableInputException(
                    "preset " + preset.name() + " is of path tables, which hold no events; read them as paths");
        }
        for (Input input : inputs) {
            if (!isHeader(input)) {
                read(input, dialect(inputs, input));
            }
        }
        requireAny(inputs);
        return finish();
    }

    private boolean isHeader(Input input) {
        return preset.headerFile() != null && input.name().contains(preset.headerFile());
    }

    /** The dialect, with the header that another file holds or that the export never has. */
    private Dialect dialect(List<Input> inputs, Input input) {
        Dialect dialect = preset.dialect();
        if (preset.headerFile() != null) {
            return inputs.stream()
                    .filter(this::isHeader)
                    .findFirst()
                    .map(header -> dialect.withoutHeader(
                            Splitter.on('\t').trimResults().splitToList(firstLine(header))))
                    .orElse(dialect);
        }
        // a file that such an export's user gave a header has it
        boolean hasHeader = !dialect.header().isEmpty()
                && firstLine(input).startsWith(dialect.header().get(0));
        return hasHeader
                ? new Dialect(
                        dialect.delimiter(), dialect.decimal(), dialect.charset(), List.of(), true, dialect.comment())
                : dialect;
    }

    private static String firstLine(Input input) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(input.opener().open(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(input + ": " + e.getMessage(), e);
        }
    }

    private void read(Input input, Dialect dialect) {
        RecordReader reader = RecordReader.of(
                dialect, limits, name -> preset.signatures().stream().anyMatch(names -> names.contains(name)));
        try (Rows<SourceRecord> rows = reader.read(List.of(input), this::reject)) {
            while (rows.hasNext()) {
                read(rows.next());
            }
            read += rows.account().read();
            rejected += rows.account().rejected();
        }
    }

    private void reject(RejectedRow row) {
        rejects.add(row);
    }

    private void read(SourceRecord record) {
        boolean isUsed = false;
        int rejectsBefore = rejects.size();
        for (PresetRule rule : preset.rules()) {
            if (rule.records() != null) {
                for (SourceRecord element : record.list(rule.records())) {
                    isUsed |= apply(rule, element);
                }
            } else if (rule.kind() != RuleKind.DROP) {
                isUsed |= apply(rule, record);
            } else if (rule.when() == null || rule.when().holds(record)) {
                dropped.merge(rule.name(), 1L, Long::sum);
                return;
            }
        }
        if (isUsed) {
            used++;
        } else if (rejects.size() > rejectsBefore) {
            rejected++;
        } else {
            other++;
        }
    }

    /** Whether the rule holds for the record and made something of it. */
    private boolean apply(PresetRule rule, SourceRecord record) {
        if (rule.when() != null && !rule.when().holds(record)) {
            return false;
        }
        if (rule.kind() == RuleKind.ALIAS) {
            String id = value(rule.alias().get("id"), record);
            String alias = value(rule.alias().get("alias"), record);
            if (id == null || alias == null) {
                return false;
            }
            aliases.add(new Alias(id, alias));
            return true;
        }
        Found event = events.make(rule, record, this::reject);
        if (event != null) {
            found.add(event);
        }
        return event != null;
    }

    private static @Nullable String value(@Nullable ValueExpression made, SourceRecord record) {
        return made == null ? null : made.of(record);
    }

    private void requireAny(List<Input> inputs) {
        if (read > 0 && used == 0) {
            String reason = rejects.isEmpty() ? "" : "; such as " + rejects.get(0);
            throw new UnusableInputException("none of the " + read + " records of " + inputs.get(0)
                    + (inputs.size() > 1 ? " and others" : "") + " is a touchpoint, a conversion or an alias of preset "
                    + preset.name() + reason);
        }
    }

    private SourceEvents finish() {
        Persons persons = new Persons();
        aliases.forEach(persons::add);
        List<Found> kept = preset.onePerSession() ? Sessions.fold(found, preset.sessionGap()) : found;
        List<EventRow> rows = kept.stream().map(each -> each.of(persons)).toList();
        SourceAccount account = new SourceAccount(
                preset.name(),
                read,
                used,
                rejected,
                dropped,
                other,
                found.size() - kept.size(),
                persons.joined(),
                persons.shared());
        return new SourceEvents(rows, aliases, rejects, account);
    }
}
