package org.attributionj.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers that R computed: {@code golden/r/experiments.R} says how, the first line of its output by which version. */
public final class ReferenceNumbers {
    private static final String FILE = "/golden/r/experiments.csv";

    private final Map<String, Double> numbers;
    private final Set<String> unread;

    private ReferenceNumbers(Map<String, Double> numbers) {
        this.numbers = numbers;
        unread = new HashSet<>(numbers.keySet());
    }

    public static ReferenceNumbers read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceNumbers.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
            return new ReferenceNumbers(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toMap(row -> row[0], row -> Double.valueOf(row[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public double get(String name) {
        unread.remove(name);
        return Objects.requireNonNull(numbers.get(name), name);
    }

    /** The names of numbers that were not asked for and begin with one of these words. */
    public Set<String> unread(Set<String> words) {
        return unread.stream()
                .filter(name -> words.contains(name.substring(0, name.indexOf('.'))))
                .collect(Collectors.toSet());
    }
}
