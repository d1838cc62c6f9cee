package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.PathTable;

/** The accumulator of {@link ModelFits}: one of each distinct statistic that the models are fitted from. One thread at a time. */
public final class FitData implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An array list for the sake of serialisation. */
    private final ArrayList<Part<?, ?>> parts = new ArrayList<>();

    FitData(List<JourneyStatistic<?, ?>> statistics) {
        statistics.forEach(statistic -> parts.add(new Part<>(statistic)));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            parts.forEach(Part::requireData);
        } catch (RuntimeException e) {
            throw SerialData.invalid("data of fits", e);
        }
    }

    void add(Journey journey) {
        parts.forEach(part -> part.add(journey));
    }

    void add(JourneyView journey) {
        parts.forEach(part -> part.add(journey));
    }

    void merge(FitData other) {
        if (!statistics().equals(other.statistics())) {
            throw new IllegalArgumentException("data of fits must be of the same statistics, but are of " + statistics()
                    + " and " + other.statistics());
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).merge(other.parts.get(i));
        }
    }

    private List<JourneyStatistic<?, ?>> statistics() {
        return parts.stream()
                .<JourneyStatistic<?, ?>>map(part -> part.statistic)
                .collect(ImmutableList.toImmutableList());
    }

    /** The result of a statistic that is among these. */
    @SuppressWarnings("unchecked") // the part is that of an equal statistic, which gives equal data
    <T> T result(JourneyStatistic<?, T> statistic) {
        for (Part<?, ?> part : parts) {
            if (part.statistic.equals(statistic)) {
                return (T) part.result();
            }
        }
        throw new IllegalStateException("every learned model has data, but not of " + statistic);
    }

    /** What was added by distinct path, if one of the statistics collects it so. */
    Optional<PathTable> pathTable() {
        for (Part<?, ?> part : parts) {
            if (part.seen instanceof PathTable table) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    /** A statistic and what it has seen. */
    private static final class Part<A extends Serializable, R> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final JourneyStatistic<A, R> statistic;
        private A seen;

        Part(JourneyStatistic<A, R> statistic) {
            this.statistic = statistic;
            seen = statistic.newAccumulator();
        }

        /** What another statistic saw would be found out only when the model is fitted. */
        void requireData() {
            Class<?> wanted = statistic.newAccumulator().getClass();
            check(wanted.isInstance(seen), "data of " + statistic + " must be of " + wanted);
        }

        void add(Journey journey) {
            statistic.add(seen, journey);
        }

        void add(JourneyView journey) {
            statistic.add(seen, journey);
        }

        @SuppressWarnings("unchecked") // of an equal statistic
        void merge(Part<?, ?> other) {
            seen = statistic.merge(seen, (A) other.seen);
        }

        R result() {
            return statistic.finish(seen);
        }
    }
}
