package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link TrackerChild} in a process of its own, and what it says. */
final class ChildProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 240;
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> hearing;

    private ChildProcess(Process process) {
        this.process = process;
        hearing = CompletableFuture.runAsync(this::hear);
    }

    /**
     * Starts a child.
     *
     * @param what what it does
     * @param url its database
     * @param order the seed of the order of the events
     * @param customers how many customers the events are of
     */
    static ChildProcess start(String what, String url, long order, int customers) throws IOException {
        return new ChildProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        TrackerChild.class.getName(),
                        what,
                        url,
                        String.valueOf(order),
                        String.valueOf(customers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** That of this test, however it was started. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void hear() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = next(out); line != null; line = next(out)) {
                said.add(line);
            }
        } catch (IOException e) {
            // whoever kills a child closes the pipe now and then before its end is read
            assertThat(process.isAlive())
                    .as("the child could be heard until it ended")
                    .isFalse();
        }
    }

    /** What the child still says: a line that the kill cut off is not counted. */
    private static @Nullable String next(BufferedReader out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = out.read(); c >= 0; c = out.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    /** Waits until the child has said so many lines, or that it has nothing more to do. */
    void await(int lines) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (said.size() < lines && !said.contains("end")) {
            assertThat(process.isAlive())
                    .as("the child lives until it is killed")
                    .isTrue();
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    /** Waits until all its threads have tracked all that they have to. */
    void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (Collections.frequency(said, "end") < TrackerChild.THREADS) {
            assertThat(process.isAlive())
                    .as("the child lives until it is killed")
                    .isTrue();
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /** Kills it with signal 9, and returns all that it said. */
    List<String> kill() throws Exception {
        assertThat(process.isAlive()).as("the child lives until it is killed").isTrue();
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(KILLED);
        hearing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return List.copyOf(said);
    }

    /** How often each revision was told as attributed. */
    static Map<String, Integer> told(List<String> said) {
        Map<String, Integer> told = new TreeMap<>();
        said.stream()
                .filter(line -> line.startsWith("done "))
                .forEach(line -> told.merge(line.substring("done ".length()), 1, Integer::sum));
        return told;
    }

    /** Nothing of it is left behind, whatever became of the test. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
