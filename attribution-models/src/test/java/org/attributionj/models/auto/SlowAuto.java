package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The specification in slow, dense, obvious code: journeys are lists, features are matrices, systems are eliminated. */
final class SlowAuto {
    /** One journey: channels and times, oldest first. */
    record Path(boolean converted, List<Integer> channels, List<Long> times) {}

    private final List<Path> paths;
    private final int channels;

    SlowAuto(List<Path> paths, int channels) {
        this.paths = paths;
        this.channels = channels;
    }

    AutoData data(List<String> labels) {
        AutoData.Builder builder = new AutoData.Builder(labels);
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            for (int j = 0; j < path.channels.size(); j++) {
                builder.touch(path.channels.get(j), path.times.get(j));
            }
            builder.end(path.converted, 1, i);
        }
        return builder.build();
    }

    double gap() {
        double sum = 0;
        int count = 0;
        for (Path path : paths) {
            for (int j = 1; j < path.times.size(); j++) {
                if (path.times.get(j) > path.times.get(j - 1)) {
                    sum += path.times.get(j) - path.times.get(j - 1);
                    count++;
                }
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    /** Features of all journeys, rows as given. */
    List<double[]> features(Design design) {
        List<double[]> rows = new ArrayList<>();
        for (Path path : paths) {
            double[] x = new double[channels];
            long last = path.times.get(path.times.size() - 1);
            for (int j = 0; j < path.times.size(); j++) {
                double w = Double.isInfinite(design.decay())
                        ? 1
                        : Math.exp(-(last - path.times.get(j)) / (gap() * design.decay()));
                int c = path.channels.get(j);
                x[c] = design.accumulation() == Accumulation.SUM ? x[c] + w : Math.max(x[c], w);
            }
            rows.add(x);
        }
        return rows;
    }

    boolean converted(int i) {
        return paths.get(i).converted;
    }

    int size() {
        return paths.size();
    }

    static double dot(double a, double[] b, double[] x) {
        double sum = a;
        for (int c = 0; c < b.length; c++) {
            sum += b[c] * x[c];
        }
        return sum;
    }

    double additiveLogLikelihood(Design design, double a, double[] b) {
        double sum = 0;
        List<double[]> rows = features(design);
        for (int i = 0; i < rows.size(); i++) {
            double lambda = dot(a, b, rows.get(i));
            sum += converted(i) ? Math.log(-Math.expm1(-lambda)) : -lambda;
        }
        return sum;
    }

    double logisticLogLikelihood(Design design, double a, double[] b, double openWeight) {
        double sum = 0;
        List<double[]> rows = features(design);
        for (int i = 0; i < rows.size(); i++) {
            double p = 1 / (1 + Math.exp(-dot(a, b, rows.get(i))));
            sum += converted(i) ? Math.log(p) : openWeight * Math.log(1 - p);
        }
        return sum;
    }

    /** What the specification maximises for the logistic family. */
    double logisticObjective(Design design, double a, double[] b, int shape) {
        double mean = Arrays.stream(b).average().orElseThrow();
        double sum = logisticLogLikelihood(design, a, b, 1);
        for (double effect : b) {
            sum += shape * Math.log(effect / mean) - shape * effect / mean;
        }
        double deviation = Math.log(mean) - Math.log(0.3);
        return sum - deviation * deviation / 8;
    }

    /** EM for the additive family, with the log-likelihood of every iteration. */
    static final class Em {
        double a;
        double[] b;
        double g;
        final List<Double> logLikelihoods = new ArrayList<>();
    }

    Em em(Design design, int shape) {
        List<double[]> rows = features(design);
        double n = rows.size();
        double m = paths.stream().filter(Path::converted).count();
        double[] totals = new double[channels];
        for (double[] row : rows) {
            for (int c = 0; c < channels; c++) {
                totals[c] += row[c];
            }
        }
        Em em = new Em();
        em.g = m / Arrays.stream(totals).sum();
        em.b = new double[channels];
        Arrays.fill(em.b, 0.8 * em.g);
        em.a = 0.2 * m / n;
        for (int iteration = 0; iteration < 300; iteration++) {
            em.logLikelihoods.add(additiveLogLikelihood(design, em.a, em.b));
            int size = em.logLikelihoods.size();
            if (iteration > 5 && Math.abs(em.logLikelihoods.get(size - 1) - em.logLikelihoods.get(size - 2)) < 1e-5) {
                break;
            }
            double[] counts = new double[channels];
            double intercept = 0;
            for (int i = 0; i < rows.size(); i++) {
                if (converted(i)) {
                    double r = -1 / Math.expm1(-dot(em.a, em.b, rows.get(i)));
                    intercept += em.a * r;
                    for (int c = 0; c < channels; c++) {
                        counts[c] += em.b[c] * rows.get(i)[c] * r;
                    }
                }
            }
            em.g = Arrays.stream(counts).sum() / Arrays.stream(totals).sum();
            for (int c = 0; c < channels; c++) {
                em.b[c] = (counts[c] + shape) / (totals[c] + shape / em.g);
            }
            em.a = intercept / n;
        }
        return em;
    }

    /** Solves a dense system by elimination with pivoting. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = Arrays.copyOf(matrix[i], n + 1);
            m[i][n] = right[i];
        }
        for (int p = 0; p < n; p++) {
            int pivot = p;
            for (int i = p + 1; i < n; i++) {
                pivot = Math.abs(m[i][p]) > Math.abs(m[pivot][p]) ? i : pivot;
            }
            double[] swap = m[p];
            m[p] = m[pivot];
            m[pivot] = swap;
            for (int i = 0; i < n; i++) {
                double factor = m[i][p] / m[p][p];
                for (int j = p; j <= n && i != p; j++) {
                    m[i][j] -= factor * m[p][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = m[i][n] / m[i][i];
        }
        return solution;
    }

    /** P(conversion) of the first-order chain, with the transitions into one channel sent to the end; -1 for none. */
    double chainProbability(int removed) {
        double[][] counts =
                new double[channels + 1][channels + 2]; // last row start; columns: channels, conversion, end
        for (Path path : paths) {
            int from = channels;
            for (int c : path.channels) {
                counts[from][c]++;
                from = c;
            }
            counts[from][path.converted ? channels : channels + 1]++;
        }
        double[][] m = new double[channels][channels];
        double[] right = new double[channels];
        for (int i = 0; i < channels; i++) {
            double sum = Math.max(1, Arrays.stream(counts[i]).sum());
            right[i] = counts[i][channels] / sum;
            for (int j = 0; j < channels; j++) {
                m[i][j] = (i == j ? 1 : 0) - (j == removed ? 0 : counts[i][j] / sum);
            }
        }
        double[] reach = solve(m, right);
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += c == removed ? 0 : counts[channels][c] / paths.size() * reach[c];
        }
        return sum;
    }
}
