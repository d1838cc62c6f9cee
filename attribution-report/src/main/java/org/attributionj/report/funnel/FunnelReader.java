package org.attributionj.report.funnel;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.report.internal.Checks.notNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attributionj.core.journey.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Reads funnels from JSON: a list of
 *
 * <pre>{@code
 * {"name": "Trial", "window": "30d", "held": "campaign", "order": "any", "entries": "all", "segment": "device",
 *  "without": [{"name": "Refund asked", "any": [{"type": "refund request"}]}],
 *  "steps": [{"name": "Ad", "any": [{"engagement": "click"}]}, {"name": "Bought", "any": [{"conversion": "purchase"}]}]}
 * }</pre>
 */
public final class FunnelReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FunnelReader() {}

    private record Written(
            String name,
            @Nullable String window,
            @Nullable String held,
            @Nullable String order,
            @Nullable String entries,
            @Nullable String segment,
            @Nullable List<WrittenStep> without,
            List<WrittenStep> steps) {}

    private record WrittenStep(String name, List<Map<String, String>> any) {}

    /**
     * Reads funnels.
     *
     * @param json the text
     * @param file its name, for errors
     * @return the funnels
     * @throws IllegalArgumentException if it is no list of funnels, with the reason
     */
    public static List<Funnel> read(String json, String file) {
        try {
            Written[] written = MAPPER.readValue(json, Written[].class);
            return Arrays.stream(notNull(written, "the list of funnels"))
                    .map(FunnelReader::funnel)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no list of funnels: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Funnel funnel(Written written) {
        notNull(written, "a funnel");
        List<WrittenStep> without = written.without();
        return new Funnel(
                notNull(written.name(), "name"),
                steps(notNull(written.steps(), "steps")),
                Durations.parse(or(written.window(), "30d")),
                or(written.held(), ""),
                switch (or(written.order(), "in order")) {
                    case "in order" -> Funnel.Order.IN_ORDER;
                    case "any" -> Funnel.Order.ANY;
                    default ->
                        throw new IllegalArgumentException(
                                "order must be \"in order\" or \"any\", but was " + quoted(written.order()));
                },
                switch (or(written.entries(), "first")) {
                    case "first" -> Funnel.Entries.FIRST;
                    case "all" -> Funnel.Entries.ALL;
                    default ->
                        throw new IllegalArgumentException(
                                "entries must be \"first\" or \"all\", but was " + quoted(written.entries()));
                },
                without == null ? List.of() : steps(without),
                or(written.segment(), ""));
    }

    private static List<FunnelStep> steps(List<WrittenStep> steps) {
        return steps.stream()
                .map(step -> new FunnelStep(
                        notNull(notNull(step, "a step").name(), "the name of a step"),
                        notNull(step.any(), "any").stream()
                                .map(FunnelStep.Condition::new)
                                .toList()))
                .toList();
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
