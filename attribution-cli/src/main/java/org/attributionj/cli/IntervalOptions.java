package org.attributionj.cli;

import org.attributionj.eval.bootstrap.Resampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how {@code compare} resamples. */
final class IntervalOptions {
    @Option(
            names = "--intervals",
            arity = "0..1",
            paramLabel = "N",
            fallbackValue = "200",
            description = "print 95 %% bootstrap intervals of all shares from N resamples of the customers"
                    + " (default: 200), each with its own fits; of models with priors the spread of the resamples,"
                    + " which is no interval")
    private @Nullable Integer resamples;

    @Option(names = "--seed", paramLabel = "S", description = "seed of the resamples (default: 1)")
    private long seed = 1;

    boolean areWanted() {
        return resamples != null;
    }

    Resampling resampling() {
        int count = resamples == null ? Resampling.DEFAULT.replicates() : resamples;
        return UsageException.onBadArgument(
                "--intervals", () -> Resampling.DEFAULT.withSeed(seed).withReplicates(count));
    }
}
