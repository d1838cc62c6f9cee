package org.attributionj.io.path;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attributionj.io.internal.Headers;

/** What a column of a path table can mean. Columns are matched as those of events are; others are passed over. */
public enum PathField {
    /** The labels of a path, with a separator between them. Needed. */
    PATH(
            "path",
            "journey",
            "channel_path",
            "conversion_path",
            "attribution_path",
            "mcf_channel_grouping_path",
            "default_channel_grouping_path",
            "default_channel_group_path",
            "source_medium_path",
            "source / medium path",
            "campaign_path",
            "key_event_paths"),
    /** The journeys that converted. Needed, unless there are occurrences. */
    CONVERSIONS("total_conversions", "total_conversion", "conversions", "key_events", "total_key_events"),
    /** The value of these together. */
    VALUE(
            "total_conversion_value",
            "conversion_value",
            "total_value",
            "value",
            "revenue",
            "total_revenue",
            "purchase_revenue"),
    /** The journeys that did not convert. */
    NULLS("total_null", "total_nulls", "nulls", "null", "non_conversions"),
    /** The journeys of a row that are either all converted or all not, see {@link #CONVERTED}. */
    OCCURRENCES("occurrences", "occurrence", "count", "frequency", "journeys"),
    /** A flag: whether the journeys of the row converted. Without it, occurrences did. */
    CONVERTED("converted", "conversion", "is_conversion", "conversion_flag");

    private static final ImmutableMap<String, PathField> BY_KEY = Arrays.stream(values())
            .flatMap(field -> field.names.stream().map(name -> Map.entry(Headers.key(name), field)))
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ImmutableList<String> names;

    PathField(String... names) {
        this.names = ImmutableList.copyOf(names);
    }

    /**
     * The name under which mappings and messages know this field.
     *
     * @return the name, such as {@code total_conversions}
     */
    public String canonicalName() {
        return names.get(0);
    }

    /**
     * The names by which a column is taken for this field.
     *
     * @return the canonical name, then the synonyms
     */
    public ImmutableList<String> names() {
        return names;
    }

    /**
     * The field of a column.
     *
     * @param column the column's name
     * @return the field, or nothing if it is not known
     */
    public static Optional<PathField> find(String column) {
        return Optional.ofNullable(BY_KEY.get(Headers.key(column)));
    }

    /**
     * A mapping from text: {@code path=journey,total_conversions=orders}. An empty column means that the file has no such
     * field, whatever its columns are called.
     *
     * @param text pairs of a field's name and a column's, separated by commas
     * @return the column of each field named
     * @throws IllegalArgumentException if a pair has no {@code =}, or a field is unknown or named twice
     */
    public static ImmutableMap<PathField, String> parseMapping(String text) {
        Map<PathField, String> mapping = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("columns must be field=column pairs, but one is " + quoted(pair));
            }
            String name = pair.substring(0, equals);
            PathField field = find(name)
                    .orElseThrow(() -> new IllegalArgumentException(quoted(name.trim())
                            + " is no field of a path table; fields are "
                            + Arrays.stream(values())
                                    .map(PathField::canonicalName)
                                    .collect(Collectors.joining(", "))));
            if (mapping.put(field, pair.substring(equals + 1).trim()) != null) {
                throw new IllegalArgumentException(field.canonicalName() + " is mapped twice");
            }
        }
        return ImmutableMap.copyOf(mapping);
    }
}
