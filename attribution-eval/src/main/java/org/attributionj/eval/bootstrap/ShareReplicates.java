package org.attributionj.eval.bootstrap;

import static org.attributionj.eval.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.credit.ReservedLabels;

/**
 * A model's shares in the data and in every resample. Two models' replicates from the same seed are paired: resample b of
 * one is resample b of the other, so the differences between them have replicates too.
 *
 * <p>A resample without a conversion has no shares and is left out of everything. Immutable and thread-safe.
 */
public final class ShareReplicates implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final boolean covers;
    private final Resampling resampling;
    private final Labels labels;
    private final double[] data;
    /** An empty row per resample without a conversion. */
    private final double[][] rows;

    ShareReplicates(
            String model, boolean covers, Resampling resampling, Labels labels, double[] data, double[][] rows) {
        this.model = model;
        this.covers = covers;
        this.resampling = resampling;
        this.labels = labels;
        this.data = data;
        this.rows = rows;
    }

    /**
     * The model's name.
     *
     * @return the name with its options
     */
    public String model() {
        return model;
    }

    /**
     * Whether ends of these resamples are intervals; otherwise they are spreads, from which nothing can be concluded.
     *
     * @return what {@link ShareIntervals#isCovering} of {@link #intervals} is
     */
    public boolean isCovering() {
        return covers;
    }

    /**
     * How the data were resampled.
     *
     * @return the settings
     */
    public Resampling resampling() {
        return resampling;
    }

    /**
     * What has shares: all labels of the data as {@link ReservedLabels} writes them, sorted, then {@link CreditTotals#BASELINE} and {@link
     * CreditTotals#UNATTRIBUTED}.
     *
     * @return the labels
     */
    public ImmutableList<String> labels() {
        return labels.withRest();
    }

    /**
     * The number of resamples with a conversion.
     *
     * @return the number, from 0 to the number asked for
     */
    public int used() {
        return (int) Arrays.stream(rows).filter(row -> row.length > 0).count();
    }

    /**
     * A label's share in the data.
     *
     * @param label one of {@link #labels}
     * @return the share of all conversions; 0 if there is none
     * @throws IllegalArgumentException if there is no such label
     */
    public double share(String label) {
        int cell = cell(label);
        return data.length == 0 ? 0 : data[cell];
    }

    /**
     * A label's shares in the resamples that have conversions.
     *
     * @param label one of {@link #labels}
     * @return {@link #used} shares, in the order of the resamples
     * @throws IllegalArgumentException if there is no such label
     */
    public double[] replicates(String label) {
        int cell = cell(label);
        return Arrays.stream(rows)
                .filter(row -> row.length > 0)
                .mapToDouble(row -> row[cell])
                .toArray();
    }

    /**
     * This model's shares less another's, resample by resample.
     *
     * @param label a label; a model without it gives it nothing
     * @param other replicates of the same data from the same seed
     * @return the differences in the resamples where both have conversions
     * @throws IllegalArgumentException if the two were resampled differently
     */
    public double[] differences(String label, ShareReplicates other) {
        check(
                resampling.seed() == other.resampling.seed() && rows.length == other.rows.length,
                "replicates must be of one seed and number to be paired, but are of " + resampling + " and "
                        + other.resampling);
        int own = labels.withRest().indexOf(label);
        int theirs = other.labels.withRest().indexOf(label);
        double[] differences = new double[rows.length];
        int found = 0;
        for (int b = 0; b < rows.length; b++) {
            if (rows[b].length > 0 && other.rows[b].length > 0) {
                differences[found] = (own < 0 ? 0 : rows[b][own]) - (theirs < 0 ? 0 : other.rows[b][theirs]);
                found++;
            }
        }
        return Arrays.copyOf(differences, found);
    }

    private int cell(String label) {
        int cell = labels.withRest().indexOf(label);
        check(cell >= 0, "label must be one of " + labels() + ", but was " + label);
        return cell;
    }

    /**
     * What the replicates say about each label.
     *
     * @return intervals at the level of the {@link #resampling}, or spreads where intervals would not cover
     */
    public ShareIntervals intervals() {
        ImmutableList.Builder<ShareIntervals.Row> intervals = ImmutableList.builder();
        if (data.length > 0) {
            for (String label : labels()) {
                intervals.add(ShareIntervals.Row.of(label, share(label), replicates(label), resampling.level()));
            }
        }
        return new ShareIntervals(model, covers, resampling.level(), used(), intervals.build());
    }

    /** The model and the number of resamples. */
    @Override
    public String toString() {
        return "ShareReplicates of " + model + ", " + used() + " of " + rows.length + " resamples with conversions";
    }

    /**
     * The labels of the data.
     *
     * @param sorted in order, each once
     */
    record Labels(ImmutableList<String> sorted) implements Serializable {

        static Labels of(Collection<String> labels) {
            return new Labels(ImmutableList.copyOf(new TreeSet<>(labels)));
        }

        Labels and(Collection<String> more) {
            TreeSet<String> all = new TreeSet<>(sorted);
            all.addAll(more);
            return new Labels(ImmutableList.copyOf(all));
        }

        ImmutableList<String> withRest() {
            return ImmutableList.<String>builder()
                    .addAll(sorted.stream().map(ReservedLabels::escape).iterator())
                    .add(CreditTotals.BASELINE, CreditTotals.UNATTRIBUTED)
                    .build();
        }

        int index(String label) {
            return Collections.binarySearch(sorted, label);
        }

        /** The labels, then the baseline, then what is unattributed. */
        int cells() {
            return sorted.size() + 2;
        }

        /** Negative for codes of other labels. */
        int[] indexOfCode(Dictionary dictionary) {
            List<String> all = dictionary.labels();
            return all.stream().mapToInt(this::index).toArray();
        }
    }

    private Object readResolve() throws InvalidObjectException {
        boolean isWhole = model != null && resampling != null && labels != null && data != null && rows != null;
        if (!isWhole) {
            throw new InvalidObjectException("replicates must have a model, labels, shares and rows");
        }
        int cells = labels.withRest().size();
        boolean fits = data.length == 0 || data.length == cells;
        for (double[] row : rows) {
            fits &= row != null && (row.length == 0 || row.length == cells);
        }
        if (!fits) {
            throw new InvalidObjectException("there must be a share for each of " + cells + " labels");
        }
        return this;
    }
}
