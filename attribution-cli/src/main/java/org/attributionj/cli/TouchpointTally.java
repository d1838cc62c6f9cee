package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.channel.ChannelEnrichment;
import org.attributionj.enrich.source.SourceEnrichment;
import org.attributionj.enrich.source.SourceOrigin;
import org.jspecify.annotations.Nullable;

/** Enriches touchpoints, and counts what came of it. */
final class TouchpointTally {
    private final Enrichment enrichment;
    private final Map<String, Long> problems = new TreeMap<>();
    private long touchpoints;
    private long changed;
    private long internal;

    TouchpointTally(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    /** The touchpoint with more known of it; null for a step from one page of the site to the next, which is no contact. */
    @Nullable
    Touchpoint apply(Touchpoint touchpoint, boolean isFirst) {
        Touchpoint enriched = enrichment.enrich(touchpoint, problem -> {
            if (isFirst) {
                problems.merge(problem.toString(), 1L, Long::sum);
            }
        });
        boolean isInternal = touchpoint.channel().equals(ChannelEnrichment.UNKNOWN)
                && SourceOrigin.INTERNAL.toString().equals(enriched.attributes().get(SourceEnrichment.ORIGIN));
        if (isFirst) {
            touchpoints++;
            changed += enriched.equals(touchpoint) ? 0 : 1;
            internal += isInternal ? 1 : 0;
        }
        return isInternal ? null : enriched;
    }

    List<String> account() {
        List<String> lines = new ArrayList<>();
        lines.add("enrichment: " + touchpoints + " touchpoints, more found out about " + changed
                + (internal == 0 ? "" : "; left out as steps within the site: " + internal));
        if (!problems.isEmpty()) {
            lines.add(problems.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(problem -> problem.getKey() + " " + problem.getValue())
                    .collect(Collectors.joining(", ", "  problems: ", "")));
        }
        return lines;
    }
}
