package org.attributionj.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Refuses options that a way of running cannot use: none is ever ignored in silence. */
final class UnusedOptions {
    /** How rows of event files are understood. */
    static final List<String> OF_ROWS = List.of(
            "--columns",
            "--time-format",
            "--sequence",
            "--where",
            "--conversion-when",
            "--records",
            "--missing",
            "--one-per",
            "--day-end",
            "--minor-units",
            "--delimiter",
            "--decimal",
            "--charset",
            "--no-header",
            "--header",
            "--comment");

    /** What is read of files, or done to what was read. */
    static final List<String> OF_FILES =
            List.of("--preset", "--enrich", "--own-site", "--referrers", "--addresses", "--identities");

    /** What only events have. */
    static final List<String> OF_EVENTS = List.of(
            "--population",
            "--enrich",
            "--own-site",
            "--referrers",
            "--addresses",
            "--identities",
            "--zone",
            "--time-format",
            "--sequence",
            "--dedupe",
            "--grouped",
            "--rows-in-memory",
            "--temp-dir",
            "--where",
            "--conversion-when",
            "--records",
            "--missing",
            "--one-per",
            "--day-end",
            "--minor-units",
            "--window",
            "--goal",
            "--repeat",
            "--gap",
            "--observed-until");

    private UnusedOptions() {}

    static void refuse(CommandSpec spec, List<String> names, String mode) {
        CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
        for (String name : names) {
            if (parsed.hasMatchedOption(name)) {
                throw new UsageException(name + " has no use " + mode + "; leave it out");
            }
        }
    }
}
