package org.attributionj.jdbc.tracker;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.run.Manifests;
import org.attributionj.core.run.Run;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.internal.sql.Retries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a run each time that the models change: when the tracker opens, and with each fit. Its manifest says by what the
 * results that carry its id were made. Thread-safe.
 */
final class TrackerRuns {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerRuns.class);

    /** Half of what the narrowest database keeps in one text, for quotes are escaped in there. */
    private static final int LONGEST_TEXTS = 500_000;

    private final AttributionStore store;
    private final Clock clock;
    private final String owner;
    private final Function<AttributionModel, String> modelText;
    private final Retries retries;
    private @Nullable Run last;

    TrackerRuns(
            AttributionStore store,
            Clock clock,
            String owner,
            Function<AttributionModel, String> modelText,
            Retries retries) {
        this.store = store;
        this.clock = clock;
        this.owner = owner;
        this.modelText = modelText;
        this.retries = retries;
    }

    /**
     * Records a run of some models, and that the one before it has ended.
     *
     * @param models the models
     * @param origins where each of them is from
     * @return the run's id
     */
    synchronized String start(List<AttributionModel> models, List<String> origins) {
        Map<String, String> manifest = Manifests.of(store.assembler());
        manifest.put("database", store.dialect());
        manifest.put("tracker", owner);
        int room = LONGEST_TEXTS;
        for (int i = 0; i < models.size(); i++) {
            AttributionModel model = models.get(i);
            String key = "model " + (i + 1);
            manifest.put(key, model.name());
            manifest.put(key + " origin", origins.get(i));
            if (!model.notes().isEmpty()) {
                manifest.put(key + " notes", String.join(" ", model.notes()));
            }
            String text = modelText.apply(model);
            if (!text.isEmpty()) {
                manifest.put(key + " text", text.length() <= room ? text : digest(text));
                room -= Math.min(room, text.length());
            }
        }
        Run run = new Run("tracker " + owner + " " + UUID.randomUUID(), clock.instant(), null, manifest);
        put(run);
        end();
        last = run;
        return run.id();
    }

    private static String digest(String text) {
        return "sha256:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8) + " of " + text.length()
                + " characters, too many to be kept here";
    }

    /** Records that the last run has ended; its results are none the worse if that cannot be recorded. */
    synchronized void end() {
        Run run = last;
        last = null;
        if (run != null) {
            try {
                put(new Run(run.id(), run.startedAt(), clock.instant(), run.manifest()));
            } catch (RuntimeException e) {
                LOG.warn("the end of run {} could not be recorded", run.id(), e);
            }
        }
    }

    private void put(Run run) {
        retries.call(() -> {
            store.runs().put(run);
            return run;
        });
    }
}
