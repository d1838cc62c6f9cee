package org.attributionj.enrich.url;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What marketers and platforms wrote into a link: UTM fields and click ids. Immutable and thread-safe.
 *
 * @param utm the UTM fields; null if the link has none
 * @param others the UTM fields that {@link Utm} has no place for, by parameter: {@code utm_id}, {@code
 *     utm_source_platform}, {@code utm_creative_format}, {@code utm_marketing_tactic}
 * @param clickIds the values of the click ids
 */
public record LinkTags(@Nullable Utm utm, Map<String, String> others, Map<ClickIdType, String> clickIds) {

    /** A link without any. */
    public static final LinkTags NONE = new LinkTags(null, ImmutableMap.of(), ImmutableMap.of());

    private static final String PREFIX = "utm_";
    private static final ImmutableSet<String> OTHERS =
            ImmutableSet.of("utm_id", "utm_source_platform", "utm_creative_format", "utm_marketing_tactic");
    private static final ImmutableSet<String> FIVE =
            ImmutableSet.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

    /**
     * Validates the components.
     *
     * @throws NullPointerException if {@code others} or {@code clickIds} is null
     */
    public LinkTags {
        others = ImmutableMap.copyOf(others);
        clickIds = Maps.immutableEnumMap(clickIds);
    }

    /**
     * The tags of a link.
     *
     * @param url the link
     * @return its tags
     */
    public static LinkTags of(String url) {
        return of(WebAddress.parse(url), problem -> {});
    }

    /**
     * The tags of a link. Names are taken in any case. Of a repeated parameter the first value counts. Empty values and
     * what programs write for nothing ({@code (not set)}, {@code null}, {@code undefined}) are absent; placeholders that
     * were never filled in are kept and told of.
     *
     * @param url the link
     * @param problems is told what is wrong
     * @return its tags
     */
    public static LinkTags of(WebAddress url, Consumer<? super Problem> problems) {
        if (url.parameters().isEmpty()) {
            return NONE;
        }
        Map<String, String> utm = new HashMap<>();
        Map<ClickIdType, String> clickIds = new EnumMap<>(ClickIdType.class);
        for (WebAddress.Parameter parameter : url.parameters()) {
            String name = parameter.name();
            if (name.startsWith(PREFIX) && (FIVE.contains(name) || OTHERS.contains(name))) {
                String value = TagText.present(parameter.value());
                if (value != null) {
                    keepFirst(utm, name, value, name, problems);
                }
            } else if (!parameter.value().isEmpty()) {
                ClickIdType.ofParameter(name)
                        .ifPresent(type -> keepFirst(clickIds, type, parameter.value(), name, problems));
            }
        }
        if (utm.isEmpty() && clickIds.isEmpty()) {
            return NONE;
        }
        utm.forEach((name, value) -> TagText.check(name, value, problems));
        return new LinkTags(fields(utm), Maps.filterKeys(utm, OTHERS::contains), clickIds);
    }

    private static <K> void keepFirst(
            Map<K, String> values, K key, String value, String name, Consumer<? super Problem> problems) {
        String earlier = values.putIfAbsent(key, value);
        if (earlier != null && !earlier.equals(value)) {
            problems.accept(new Problem(name, ProblemKind.REPEATED, Treatment.REPAIRED));
        }
    }

    private static @Nullable Utm fields(Map<String, String> utm) {
        for (String name : FIVE) {
            if (utm.containsKey(name)) {
                return new Utm(
                        utm.get("utm_source"),
                        utm.get("utm_medium"),
                        utm.get("utm_campaign"),
                        utm.get("utm_term"),
                        utm.get("utm_content"));
            }
        }
        return null;
    }

    /**
     * The click id that tells the source: of several, the first type in the order of {@link ClickIdType}.
     *
     * @return the type; null if the link has no click id
     */
    public @Nullable ClickIdType clickIdType() {
        return clickIds.isEmpty()
                ? null
                : Objects.requireNonNull(clickIds.keySet().iterator().next());
    }
}
