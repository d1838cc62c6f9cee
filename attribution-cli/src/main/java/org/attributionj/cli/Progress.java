package org.attributionj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.attributionj.io.Input;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, if that is a terminal and the input is long. */
final class Progress {
    private static final long LONG_INPUT = 50L << 20;
    private static final int STEP_ROWS = 1 << 14;

    private final boolean isTerminal;

    Progress(boolean isTerminal) {
        this.isTerminal = isTerminal;
    }

    static Progress onTerminal() {
        return new Progress(System.console() != null);
    }

    Task start(String name, List<Input> inputs) {
        long bytes = isTerminal ? inputs.stream().mapToLong(Progress::size).sum() : 0;
        return new Task(bytes < LONG_INPUT ? null : bar(name, bytes));
    }

    private static long size(Input input) {
        return Path.of(input.name()).toFile().length();
    }

    private static ProgressBar bar(String name, long bytes) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(bytes)
                .setUnit(" MB", 1 << 20)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    /** One pass over the input. */
    static final class Task implements AutoCloseable {
        private final @Nullable ProgressBar bar;
        private int rows;

        private Task(@Nullable ProgressBar bar) {
            this.bar = bar;
        }

        /** Moves on, now and then. */
        void stepTo(LongSupplier bytes) {
            if (bar != null && (++rows & (STEP_ROWS - 1)) == 0) {
                bar.stepTo(bytes.getAsLong());
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
