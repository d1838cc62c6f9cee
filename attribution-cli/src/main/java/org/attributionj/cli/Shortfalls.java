package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.fit.ModelFailure;
import picocli.CommandLine.Model.CommandSpec;

/** What a run could not do although it did the rest: said at its end, on standard error, with exit code 1. */
final class Shortfalls {
    private final CommandSpec spec;
    private final List<String> sentences = new ArrayList<>();

    Shortfalls(CommandSpec spec) {
        this.spec = spec;
    }

    /** A model that is missing in the results. */
    void add(ModelFailure failure) {
        add(failure.toString());
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Says all of them. */
    int exitCode() {
        sentences.forEach(sentence -> Main.printError(sentence, spec.commandLine()));
        return sentences.isEmpty() ? 0 : Main.EXIT_DATA;
    }
}
