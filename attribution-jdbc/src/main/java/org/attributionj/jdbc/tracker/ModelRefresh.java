package org.attributionj.jdbc.tracker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.AttributionStore;

/** Fits models anew at intervals. One thread runs it; it is the only one to replace models. */
final class ModelRefresh implements Runnable {
    private final AttributionStore store;
    private final CurrentModels models;

    /** By position. */
    private final Map<Integer, ModelFit> fits;

    private final boolean fitsAtStart;
    private final Duration interval;
    private final Stop stop;
    private final Listeners listeners;
    private final Counters counters;
    private final Clock clock;

    ModelRefresh(
            AttributionStore store,
            CurrentModels models,
            Map<Integer, ModelFit> fits,
            boolean fitsAtStart,
            Duration interval,
            Stop stop,
            Listeners listeners,
            Counters counters,
            Clock clock) {
        this.store = store;
        this.models = models;
        this.fits = Map.copyOf(fits);
        this.fitsAtStart = fitsAtStart;
        this.interval = interval;
        this.stop = stop;
        this.listeners = listeners;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (fitsAtStart) {
            fits.forEach(this::refresh);
        }
        while (stop.pause(interval)) {
            fits.forEach(this::refresh);
        }
    }

    private void refresh(int position, ModelFit fit) {
        if (stop.isNow()) {
            return;
        }
        AttributionModel last = models.now().models().get(position);
        try {
            Instant asOf = clock.instant();
            AttributionModel model = fit.fit(store);
            models.replace(position, model, "fitted from " + fit.description() + ", begun at " + asOf);
            counters.fits.put(model.name(), clock.instant());
            listeners.tell(listener -> listener.modelFitted(model));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            counters.failures.increment();
            listeners.fitFailed(last, e);
        }
    }
}
