package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.model.AttributionModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners; what one of them throws reaches neither the others nor the tracker. Thread-safe. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final ImmutableList<TrackerListener> all;

    Listeners(List<TrackerListener> all) {
        this.all = ImmutableList.copyOf(all);
    }

    void tell(Consumer<TrackerListener> message) {
        for (TrackerListener listener : all) {
            try {
                message.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warn("a listener of the tracker failed", e);
            }
        }
    }

    /** Something was given up: it is logged even if nobody listens. */
    void failed(String what, Throwable failure) {
        LOG.warn("the tracker could not {}", what, failure);
        tell(listener -> listener.failed(what, failure));
    }

    /** Likewise of a model that goes on as it was. */
    void fitFailed(AttributionModel model, Throwable failure) {
        LOG.warn("the tracker could not fit {} anew; the last fit stays in use", model.name(), failure);
        tell(listener -> listener.modelFitFailed(model, failure));
    }
}
