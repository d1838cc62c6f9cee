package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --identities}: events of all ids of a person are one journey. */
class IdentitiesCommandTest {
    private static final String EVENTS = """
            customer,time,channel,value,currency
            c1,2026-03-01T09:00:00Z,search,,
            c2,2026-03-02T09:00:00Z,social,,
            anna,2026-03-03T10:00:00Z,,90.00,EUR
            bert,2026-03-03T10:00:00Z,email,10.00,EUR
            """;

    @TempDir
    private Path folder;

    private Path events;

    @BeforeEach
    void write() throws IOException {
        events = file("events.csv", EVENTS);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli compare(Path identities, Object... options) {
        List<Object> args = new ArrayList<>(List.of(
                "compare", "--events", events, "--identities", identities, "--model", "linear", "--format", "csv"));
        args.addAll(List.of(options));
        return Cli.run(args.toArray());
    }

    @Test
    void aPersonIsOneJourneyAndTheAccountSaysHowMuchThatChanged() throws IOException {
        Cli cli = compare(file("ids.csv", "id,alias\nanna,c1\nanna,c2\n"));

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).containsPattern("search.*45\\.00").containsPattern("social.*45\\.00");
        assertThat(cli.err())
                .contains("identities: 3 ids of 1 persons by 2 edges")
                .contains("known by a strong id: 3 (75.0 %); under another name than before: 2 (50.0 %)")
                .contains("touchpoints under another of their ids: 1 (50.0 %)");
    }

    @Test
    void aSharedBrowserJoinsNoTwoPeople() throws IOException {
        Cli cli = compare(file("ids.csv", "id,alias\nanna,c1\nbert,c1\n"));
        assertThat(cli.err()).contains("identities: 3 ids of 2 persons by 1 edges; edges that join nobody: 1");
    }

    @Test
    void theOrderOfEdgesMakesNoDifferenceNorDoesTheFormOfTheFile() throws IOException {
        Cli one = compare(file("ids.csv", "id,alias,time\nanna,c1,2026-01-02\nanna,c2,2026-01-01\n"));
        Cli other = compare(file("ids.jsonl", """
                {"id": "anna", "alias": "c2", "time": "2026-01-01T00:00:00Z"}
                {"id": "anna", "alias": "c1", "time": "2026-01-02T00:00:00Z"}
                """));
        assertThat(other.out()).isEqualTo(one.out());
        assertThat(other.err()).isEqualTo(one.err());
    }

    @Test
    void whatIsNoEdgeIsRejectedWithItsLine() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        Cli cli = compare(
                file("ids.csv", "id,alias,time,weight\nanna,,,\nanna,c1,yesterday,\nanna,c2,,2\nanna,c1,,0.5\n"),
                "--rejects",
                rejects);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(Files.readString(rejects))
                .contains("ids.csv,2,alias,")
                .contains("ids.csv,3,time,yesterday")
                .contains("ids.csv,4,weight,2");
        assertThat(cli.err()).contains("rejected");
    }

    @Test
    void whatCannotBeUsedIsRefused() throws IOException {
        Path ids = file("ids.csv", "id,alias\nanna,c1\n");
        Cli grouped = compare(ids, "--grouped");
        assertThat(grouped.exitCode()).isEqualTo(2);
        assertThat(grouped.err()).contains("--grouped reads one customer at a time");
        Cli columns = compare(file("other.csv", "user,cookie\nanna,c1\n"));
        assertThat(columns.exitCode()).isEqualTo(1);
        assertThat(columns.err()).contains("must have the columns id and alias");
    }

    @Test
    void peopleWhoseIdsAreInDifferentArmsAreInNoExperiment() throws IOException {
        Path population = file("population.csv", "customer,holdout_search\nanna,1\nc1,0\nbert,0\n");
        Cli cli = compare(file("ids.csv", "id,alias\nanna,c1\n"), "--population", population);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err())
                .contains(
                        "0 customers in a hold-out; left out, as their ids are in different arms of an experiment: 1");
    }
}
