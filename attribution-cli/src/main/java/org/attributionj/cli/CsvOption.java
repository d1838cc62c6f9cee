package org.attributionj.cli;

import picocli.CommandLine.Option;

/** Whether CSV is made safe to open in a spreadsheet. */
final class CsvOption {
    @Option(
            names = "--csv-safe",
            description =
                    "put an apostrophe before cells of CSV that a spreadsheet would run as formulas: those that begin"
                            + " with = + - @ or a tab and are no numbers")
    private boolean isWanted;

    /** The output, through the option if it is given; refused where what is written is no CSV. */
    Output applied(Output output, boolean isCsv) {
        requireCsv(isCsv);
        return isWanted ? output.safeInSpreadsheets() : output;
    }

    void requireCsv(boolean isCsv) {
        if (isWanted && !isCsv) {
            throw new UsageException("--csv-safe is for CSV, and none is written here");
        }
    }
}
