package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {
    @TempDir
    private Path directory;

    /** 40 customers, every fourth held out from display; of the served 12 of 30 convert, of the held out 1 of 10. */
    private Path population() {
        List<String> rows = new ArrayList<>(List.of("customer,holdout_display,would_be_served_display,earlier"));
        for (int i = 0; i < 40; i++) {
            rows.add("c" + i + "," + (i % 4 == 0 ? 1 : 0) + "," + (i < 20 ? 1 : 0) + "," + i % 7);
        }
        return Cli.file(directory, "population.csv", rows.toArray(String[]::new));
    }

    private Path events() {
        List<String> rows = new ArrayList<>(List.of("customer,time,channel,conversion,value,currency"));
        int served = 0;
        for (int i = 0; i < 40; i++) {
            boolean converts = i % 4 == 0 ? i == 8 : served++ < 12;
            rows.add("c" + i + ",2026-03-01T10:00:00Z,search,0,,");
            if (converts) {
                rows.add("c" + i + ",2026-03-02T10:00:00Z,,1,10.00,EUR");
            }
        }
        rows.add("stranger,2026-03-02T10:00:00Z,,1,10.00,EUR");
        return Cli.file(directory, "events.csv", rows.toArray(String[]::new));
    }

    @Test
    void csvHasTheTestsOfEachHoldOut() {
        Cli cli = Cli.run(
                "experiment",
                "--events",
                events(),
                "--population",
                population(),
                "--covariate",
                "earlier",
                "--format",
                "csv");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines().get(0))
                .isEqualTo(
                        "channel,customers,measure,served,served_mean,held_out,held_out_mean,lift,lift_low,lift_high,"
                                + "p_value,exact_p_value,incremental,detectable_lift");
        assertThat(cli.lines()).hasSize(7);
        assertThat(cli.lines().get(1)).startsWith("display,everybody,conversion rate,30,0.4,10,0.1,0.3");
        assertThat(cli.lines().get(2)).startsWith("display,everybody,value EUR,30,4,10,1,3,");
        assertThat(cli.lines().get(3)).startsWith("display,everybody,value EUR adjusted,30,");
        assertThat(cli.lines().get(4)).startsWith("display,eligible,conversion rate,15,0.8,5,0.2,");
        assertThat(cli.err())
                .contains("left out: 1 customers who converted but are not in the population")
                .contains("10 customers in a hold-out");
    }

    @Test
    void tableAndJsonHaveTheSameTests() {
        Cli table = Cli.run("experiment", "--events", events(), "--population", population());
        Cli json = Cli.run("experiment", "--events", events(), "--population", population(), "--format", "json");

        assertThat(table.lines()).hasSize(5);
        assertThat(table.lines().get(0)).contains("held out mean").contains("detectable lift");
        assertThat(table.lines().get(1)).contains("conversion rate").contains("0.30000");
        assertThat(json.out()).contains("\"measure\" : \"value EUR\"").contains("\"served\" : 30");
    }

    @Test
    void whatIsMissingIsSaid() {
        Cli without = Cli.run("experiment", "--events", events());
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("--population is missing");

        Cli channel = Cli.run("experiment", "--events", events(), "--population", population(), "--channel", "email");
        assertThat(channel.exitCode()).isEqualTo(2);
        assertThat(channel.err()).contains("--channel must be one of [display], but was email");

        Path nobody = Cli.file(directory, "nobody.csv", "customer,holdout_display", "c1,0");
        Cli none = Cli.run("experiment", "--events", events(), "--population", nobody);
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("nobody in the population is in a hold-out");

        Cli level = Cli.run("experiment", "--events", events(), "--population", population(), "--level", "95");
        assertThat(level.exitCode()).isEqualTo(2);
    }
}
