package org.attributionj.enrich.channel;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads tables of channel rules; {@link ChannelRules#read} says what they look like. */
final class RuleTable {
    private static final String CHANNEL = "channel";
    private static final String FIELD = "field";
    private static final String PATTERN = "pattern";
    private static final String RULE = "rule";

    private final String name;
    private final String prefix;
    private int count;

    private RuleTable(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
    }

    static ImmutableList<ChannelRule> read(Reader in, String name, String prefix) throws IOException {
        RuleTable table = new RuleTable(name, prefix);
        ImmutableList.Builder<ChannelRule> rules = ImmutableList.builder();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(in)) {
            for (NamedCsvRecord record : records) {
                rules.add(table.rule(record));
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(name + " is no CSV: " + e.getMessage(), e);
        }
        if (table.count == 0) {
            throw new IllegalArgumentException(name + " has no rule; it needs a header, such as field,pattern,channel");
        }
        return rules.build();
    }

    private ChannelRule rule(NamedCsvRecord record) {
        try {
            count++;
            Map<RuleField, String> patterns = new EnumMap<>(RuleField.class);
            String channel = "";
            String field = "";
            String pattern = "";
            String id = String.valueOf(count);
            List<String> header = record.getHeader();
            for (int i = 0; i < header.size() && i < record.getFieldCount(); i++) {
                String value = record.getField(i).strip();
                switch (header.get(i).strip().toLowerCase(Locale.ROOT)) {
                    case CHANNEL -> channel = value;
                    case FIELD -> field = value;
                    case PATTERN -> pattern = value;
                    case RULE -> id = value.isEmpty() ? id : value;
                    default -> putIfPresent(patterns, RuleField.named(header.get(i)), value);
                }
            }
            if (!field.isEmpty() || !pattern.isEmpty()) {
                putIfPresent(patterns, RuleField.named(field), pattern);
            }
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("the rule has no pattern");
            }
            return ChannelRule.of(prefix + ":" + id, channel, patterns);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ", line " + record.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static void putIfPresent(Map<RuleField, String> patterns, RuleField field, String pattern) {
        if (!pattern.isEmpty()) {
            patterns.put(field, pattern);
        }
    }
}
