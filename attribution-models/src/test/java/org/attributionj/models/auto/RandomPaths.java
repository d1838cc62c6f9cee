package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small simulated data sets, the same for the same seed, always with both outcomes. */
final class RandomPaths {
    private RandomPaths() {}

    static List<SlowAuto.Path> paths(long seed, int size, int channels) {
        Random random = new Random(seed);
        List<SlowAuto.Path> paths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int length = 1 + random.nextInt(5);
            List<Integer> codes = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            long time = random.nextInt(1000);
            double score = -2;
            for (int j = 0; j < length; j++) {
                int code = random.nextInt(channels);
                codes.add(code);
                times.add(time);
                time += random.nextInt(4) * 1000L;
                score += 0.6 * code / channels;
            }
            boolean converted = i == 0 || (i != 1 && random.nextDouble() < 1 / (1 + Math.exp(-score)));
            paths.add(new SlowAuto.Path(converted, codes, times));
        }
        return paths;
    }

    static List<String> labels(int channels) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            labels.add("channel " + (char) ('a' + c));
        }
        return labels;
    }

    static SlowAuto slow(long seed, int size, int channels) {
        return new SlowAuto(paths(seed, size, channels), channels);
    }

    static AutoFit fit(List<SlowAuto.Path> paths, List<String> labels) {
        return AutoFitter.fit(new SlowAuto(paths, labels.size()).data(labels), AutoOptions.defaults(), true);
    }
}
