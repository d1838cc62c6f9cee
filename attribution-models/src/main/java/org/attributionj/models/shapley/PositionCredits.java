package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FittedLabels;

/**
 * The ordered Shapley values of Zhao et al.: the unique-linear credit of each channel by the position at which it was met.
 *
 * <pre>
 *   phi(c, j) = sum over converting journeys whose j-th touchpoint is of channel c of 1 / (m k_c)
 * </pre>
 *
 * <p>with m the journey's distinct channels and k_c its touchpoints of channel c. Summed over the positions it is the
 * unordered value, summed over all channels and positions the number of conversions with a touchpoint. Whether credit falls
 * early or late says at which stage of the journey a channel works.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Reference: K. Zhao, S. H. Mahboobi, S. R. Bagheri (2018), Shapley value methods for attribution modeling in online
 * advertising, section "ordered Shapley value", arXiv:1804.05327.
 *
 * @param byLabel the conversions credited to each label at each position, counted from the first touchpoint; lists end at
 *     the last position with credit; sorted by label
 */
public record PositionCredits(Map<String, ImmutableList<Double>> byLabel) implements Serializable {

    /**
     * Validates the component.
     *
     * @throws NullPointerException if a label or a list is null
     */
    public PositionCredits {
        byLabel = ImmutableSortedMap.copyOf(byLabel);
    }

    /**
     * Computes the credits of a table. O(touchpoints).
     *
     * @param table the paths; only read
     * @return the credits
     */
    public static PositionCredits of(PathTable table) {
        notNull(table, "table");
        FittedLabels.Ranks ranks = FittedLabels.ranks(table);
        int labels = ranks.labels().size();
        double[][] credits = new double[labels][0];
        int[] touches = new int[labels];
        for (PathCursor row = table.cursor(); row.next(); ) {
            if (row.conversions() > 0) {
                add(row, ranks, touches, credits);
            }
        }
        Map<String, ImmutableList<Double>> byLabel = new TreeMap<>();
        for (int label = 0; label < labels; label++) {
            byLabel.put(
                    ranks.labels().get(label),
                    Arrays.stream(credits[label]).boxed().collect(ImmutableList.toImmutableList()));
        }
        return new PositionCredits(byLabel);
    }

    private static void add(PathCursor row, FittedLabels.Ranks ranks, int[] touches, double[][] credits) {
        int n = row.length();
        int distinct = 0;
        for (int j = 0; j < n; j++) {
            int label = ranks.of(row.code(j));
            touches[label]++;
            distinct += touches[label] == 1 ? 1 : 0;
        }
        for (int j = 0; j < n; j++) {
            int label = ranks.of(row.code(j));
            if (credits[label].length <= j) {
                credits[label] = Arrays.copyOf(credits[label], j + 1);
            }
            credits[label][j] += row.conversions() / ((double) distinct * touches[label]);
        }
        for (int j = 0; j < n; j++) {
            touches[ranks.of(row.code(j))] = 0;
        }
    }

    /**
     * The credit of a label at a position.
     *
     * @param label the label
     * @param position the position, from 0 for the first touchpoint
     * @return the conversions, 0 if there are none
     * @throws IndexOutOfBoundsException if the position is negative
     */
    public double credit(String label, int position) {
        ImmutableList<Double> positions = byLabel.getOrDefault(label, ImmutableList.of());
        if (position < 0) {
            throw new IndexOutOfBoundsException("position must be 0 or more, but was " + position);
        }
        return position < positions.size() ? positions.get(position) : 0;
    }

    /**
     * The credit of a label at all positions: its unique-linear credit.
     *
     * @param label the label
     * @return the conversions, 0 if there are none
     */
    public double total(String label) {
        double sum = 0;
        for (double credit : byLabel.getOrDefault(label, ImmutableList.of())) {
            sum += credit;
        }
        return sum;
    }
}
