package org.attributionj.sources.preset;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Objects;
import org.attributionj.io.event.EventField;
import org.attributionj.io.value.Condition;
import org.attributionj.io.value.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * What some records become. Immutable and thread-safe.
 *
 * @param kind what they become
 * @param name what they are called in accounts
 * @param when which records; null for all
 * @param records the path of a list within a record, each of whose elements the rule is for; null for the record itself
 * @param fields what the event's fields are made of
 * @param attributes what its free attributes are made of
 * @param alias of a rule of aliases, the two ids; else empty
 */
public record PresetRule(
        RuleKind kind,
        String name,
        @Nullable Condition when,
        @Nullable String records,
        Map<EventField, ValueExpression> fields,
        Map<String, ValueExpression> attributes,
        Map<String, ValueExpression> alias) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if an alias lacks one of its ids
     */
    public PresetRule {
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(name, "name must not be null");
        fields = ImmutableMap.copyOf(fields);
        attributes = ImmutableMap.copyOf(attributes);
        alias = ImmutableMap.copyOf(alias);
        if (kind == RuleKind.ALIAS && alias.size() != 2) {
            throw new IllegalArgumentException("an alias needs both id and alias");
        }
    }
}
