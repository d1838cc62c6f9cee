package org.attributionj.sources.preset;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attributionj.io.DecimalMark;
import org.attributionj.io.Dialect;
import org.attributionj.io.event.EventField;
import org.attributionj.io.value.Condition;
import org.attributionj.io.value.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Reads presets from text:
 *
 * <pre>{@code
 * # comments
 * name = mine
 * title = What our shop writes
 * looks-like = order_no, buyer            # one line for each set of names
 * time-format = dd.MM.yyyy HH:mm
 * customer = lower(buyer) | phone         # fields that all rules share
 *
 * [drop cancelled]
 * when = state = cancelled
 *
 * [touchpoint]
 * when = utm_medium
 * channel = utm_source + ' / ' + utm_medium
 *
 * [conversion]
 * type = 'purchase'
 * value = total
 * }</pre>
 *
 * <p>Sections are {@code drop REASON}, {@code touchpoint}, {@code conversion}, {@code refund} and {@code alias} (with {@code
 * id} and {@code alias}). Each may have {@code when}, a {@link Condition}, and {@code records}, a path. Other keys are
 * fields of events, each a {@link ValueExpression}, or {@code attribute NAME}. A line that begins with a blank goes on with
 * the line before. Used once. Single thread.
 */
public final class PresetText {
    private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();
    private static final String ATTRIBUTE = "attribute ";

    private final Map<String, String> settings = new HashMap<>();
    private final List<Set<String>> signatures = new ArrayList<>();
    private final Map<EventField, ValueExpression> shared = new EnumMap<>(EventField.class);
    private final List<PresetRule> rules = new ArrayList<>();
    private @Nullable Section section;

    private PresetText() {}

    /** A rule while its lines are read. */
    private static final class Section {
        private final RuleKind kind;
        private final String name;
        private final Map<EventField, ValueExpression> fields;
        private final Map<String, ValueExpression> attributes = new LinkedHashMap<>();
        private final Map<String, ValueExpression> alias = new LinkedHashMap<>();
        private @Nullable Condition when;
        private @Nullable String records;

        Section(RuleKind kind, String name, Map<EventField, ValueExpression> shared) {
            this.kind = kind;
            this.name = name;
            fields = new EnumMap<>(EventField.class);
            fields.putAll(shared);
        }

        PresetRule rule() {
            return new PresetRule(kind, name, when, records, fields, attributes, alias);
        }
    }

    /**
     * A preset from its text.
     *
     * @param text the text
     * @param fallbackName the name of a preset that gives itself none
     * @return the preset
     * @throws IllegalArgumentException if the text is none; the message names the line and what is wrong with it
     */
    public static Preset parse(String text, String fallbackName) {
        return new PresetText().read(text, fallbackName);
    }

    private Preset read(String text, String fallbackName) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            StringBuilder line = new StringBuilder(lines.get(i));
            while (i + 1 < lines.size()
                    && !lines.get(i + 1).isBlank()
                    && lines.get(i + 1).charAt(0) == ' ') {
                i++;
                line.append(' ').append(lines.get(i).trim());
            }
            String content = line.toString().trim();
            if (!content.isEmpty() && content.charAt(0) != '#') {
                try {
                    read(content);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        endSection();
        return preset(fallbackName);
    }

    private void read(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            endSection();
            section = begin(line.substring(1, line.length() - 1).trim());
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(quoted(line) + " is neither a section in brackets nor key = value");
        }
        String key = line.substring(0, equals).trim();
        String value = line.substring(equals + 1).trim();
        Section current = section;
        if (current == null) {
            set(key, value);
        } else {
            set(current, key, value);
        }
    }

    private Section begin(String header) {
        int blank = header.indexOf(' ');
        String kind = blank < 0 ? header : header.substring(0, blank);
        String name = blank < 0 ? kind : header.substring(blank + 1).trim();
        for (RuleKind each : RuleKind.values()) {
            if (each.name().equalsIgnoreCase(kind)) {
                return new Section(each, name, shared);
            }
        }
        throw new IllegalArgumentException(
                quoted(kind) + " is no section; sections are drop, touchpoint, conversion, refund and alias");
    }

    private void endSection() {
        if (section != null) {
            rules.add(section.rule());
            section = null;
        }
    }

    private void set(String key, String value) {
        switch (key) {
            case "looks-like" -> signatures.add(ImmutableSet.copyOf(COMMAS.splitToList(value)));
            case "name",
                    "title",
                    "time-format",
                    "minor-units",
                    "session-gap",
                    "one-per-session",
                    "paths",
                    "header-file",
                    "delimiter",
                    "decimal",
                    "header",
                    "comment" -> settings.put(key, value);
            default -> shared.put(field(key), ValueExpression.parse(value));
        }
    }

    private static void set(Section section, String key, String value) {
        if (key.equals("when")) {
            section.when = Condition.parse(value);
        } else if (key.equals("records")) {
            section.records = value;
        } else if (section.kind == RuleKind.ALIAS) {
            if (!key.equals("id") && !key.equals("alias")) {
                throw new IllegalArgumentException("an alias has id and alias, and no " + key);
            }
            section.alias.put(key, ValueExpression.parse(value));
        } else if (key.startsWith(ATTRIBUTE)) {
            section.attributes.put(key.substring(ATTRIBUTE.length()).trim(), ValueExpression.parse(value));
        } else if (value.isEmpty()) {
            section.fields.remove(field(key));
        } else {
            section.fields.put(field(key), ValueExpression.parse(value));
        }
    }

    private static EventField field(String key) {
        return EventField.find(key)
                .orElseThrow(() -> new IllegalArgumentException(quoted(key) + " is neither a setting nor a field"));
    }

    private Preset preset(String fallbackName) {
        String gap = settings.get("session-gap");
        return new Preset(
                settings.getOrDefault("name", fallbackName),
                settings.getOrDefault("title", fallbackName),
                signatures,
                dialect(),
                settings.get("time-format"),
                isOn("minor-units"),
                gap == null ? null : Duration.ofMinutes(Long.parseLong(gap.replace("m", ""))),
                isOn("one-per-session"),
                isOn("paths"),
                settings.get("header-file"),
                rules);
    }

    private boolean isOn(String key) {
        return settings.getOrDefault(key, "no").toLowerCase(Locale.ROOT).equals("yes");
    }

    private Dialect dialect() {
        Dialect dialect = Dialect.FOUND.withComment(settings.get("comment"));
        String delimiter = settings.get("delimiter");
        if (delimiter != null) {
            dialect = dialect.withDelimiter(delimiter.equals("tab") ? '\t' : delimiter.charAt(0));
        }
        String header = settings.get("header");
        if (header != null) {
            dialect = dialect.withoutHeader(COMMAS.splitToList(header));
        }
        String decimal = settings.get("decimal");
        return decimal == null ? dialect : dialect.withDecimal(DecimalMark.valueOf(decimal.toUpperCase(Locale.ROOT)));
    }
}
