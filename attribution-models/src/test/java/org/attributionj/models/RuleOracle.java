package org.attributionj.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;

/** The table of rule models, word for word and slowly: shares, not weights, over lists of records. */
public final class RuleOracle {
    private RuleOracle() {}

    public static double[] first(Journey journey) {
        return one(journey, 0);
    }

    public static double[] last(Journey journey) {
        return one(journey, journey.length() - 1);
    }

    public static double[] lastNonDirect(Journey journey, Set<String> direct) {
        for (int i = journey.length() - 1; i >= 0; i--) {
            if (!direct.contains(channel(journey, i))) {
                return one(journey, i);
            }
        }
        return last(journey);
    }

    public static double[] linear(Journey journey) {
        double[] shares = new double[journey.length()];
        Arrays.fill(shares, 1.0 / journey.length());
        return shares;
    }

    public static double[] linearUnique(Journey journey) {
        Set<String> distinct = new TreeSet<>();
        for (int i = 0; i < journey.length(); i++) {
            distinct.add(channel(journey, i));
        }
        double[] shares = new double[journey.length()];
        for (int i = 0; i < shares.length; i++) {
            int same = 0;
            for (int j = 0; j < shares.length; j++) {
                same += channel(journey, i).equals(channel(journey, j)) ? 1 : 0;
            }
            shares[i] = 1.0 / distinct.size() / same;
        }
        return shares;
    }

    /** Good as long as the oldest age is within some hundred half-lives. */
    public static double[] timeDecay(Journey journey, double halfLifeMillis) {
        double[] weights = new double[journey.length()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.pow(2, -journey.age(i).toMillis() / halfLifeMillis);
        }
        return normalised(weights);
    }

    public static double[] position(Journey journey, double f, double m, double l, boolean splitMiddle) {
        int n = journey.length();
        if (n == 1) {
            return new double[] {1};
        }
        if (n == 2) {
            return splitMiddle ? normalised(new double[] {f + m / 2, l + m / 2}) : normalised(new double[] {f, l});
        }
        double[] weights = new double[n];
        Arrays.fill(weights, m / (n - 2));
        weights[0] = f;
        weights[n - 1] = l;
        return normalised(weights);
    }

    public static double[] lastN(Journey journey, double... credits) {
        int n = journey.length();
        double[] weights = new double[n];
        for (int k = 1; k <= credits.length; k++) {
            if (n - k >= 0) {
                weights[n - k] = credits[k - 1];
            }
        }
        return normalised(weights);
    }

    /** The parts are those of the milestones in turn. */
    public static double[] milestones(
            Journey journey, double first, List<Milestone> milestones, double[] parts, double others) {
        int n = journey.length();
        List<Integer> own = new ArrayList<>(List.of(0));
        List<Double> ownParts = new ArrayList<>(List.of(first));
        for (int m = 0; m < parts.length; m++) {
            for (int i = 0; i < n; i++) {
                Touchpoint touchpoint = journey.touchpoints().get(i);
                if (touchpoint.milestones().contains(milestones.get(m))) {
                    own.add(i);
                    ownParts.add(parts[m]);
                    break;
                }
            }
        }
        double[] weights = new double[n];
        long rest = n - own.stream().distinct().count();
        for (int i = 0; i < n; i++) {
            weights[i] = own.contains(i) ? 0 : others / rest;
        }
        for (int k = 0; k < own.size(); k++) {
            weights[own.get(k)] += ownParts.get(k);
        }
        return normalised(weights);
    }

    public static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum == 0 ? 1.0 / shares.length : weights[i] / sum;
        }
        return shares;
    }

    private static double[] one(Journey journey, int touch) {
        double[] shares = new double[journey.length()];
        shares[touch] = 1;
        return shares;
    }

    private static String channel(Journey journey, int touch) {
        return journey.touchpoints().get(touch).channel().name();
    }
}
