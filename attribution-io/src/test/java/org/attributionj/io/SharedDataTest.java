package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.event.Conversion;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.event.RowRules;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.io.path.PathRow;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real files, which are not part of the project: skipped where they are absent. */
class SharedDataTest {

    private static Input data(String name) {
        Optional<Path> file = shared().map(folder -> folder.resolve("data").resolve(name));
        Assumptions.assumeTrue(
                file.isPresent() && Files.isRegularFile(file.get()),
                () -> "skipped: " + name + " is not there; set -Dattributionj.shared to the folder that holds data/");
        return Input.of(file.orElseThrow());
    }

    /** The folder named by the system property or the environment, or a folder "shared" beside a parent directory. */
    private static Optional<Path> shared() {
        Stream<Path> named = Stream.of(
                        Optional.ofNullable(System.getProperty("attributionj.shared")),
                        Optional.ofNullable(System.getenv("ATTRIBUTIONJ_SHARED")))
                .flatMap(Optional::stream)
                .map(Path::of);
        Stream<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(java.util.Objects::nonNull)
                .map(parent -> parent.resolve("shared"));
        return Stream.concat(named, found)
                .filter(folder -> Files.isRegularFile(folder.resolve("SEMANTICS.md")))
                .findFirst();
    }

    private static BigDecimal value(List<EventRow> rows) {
        return rows.stream()
                .flatMap(row -> row.converted().stream())
                .map(Conversion::value)
                .map(money -> money.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long conversions(List<EventRow> rows) {
        return rows.stream().filter(row -> row.conversion() != null).count();
    }

    @Test
    void july2018() {
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, data("events_july2018.csv"));
        assertThat(reading.account()).isEqualTo(new ReadAccount(62_483, 62_483, 0));
        assertThat(reading.rows()).allSatisfy(row -> assertThat(row.touch()).isPresent());
        assertThat(conversions(reading.rows())).isEqualTo(1838);
        assertThat(value(reading.rows())).isEqualByComparingTo("11423.5");
        assertThat(reading.rows().stream()
                        .map(row -> row.touchpoint().customer())
                        .distinct())
                .hasSize(7896);
    }

    @Test
    void kaggle() {
        Reading<EventRow> reading =
                Reading.events(EventOptions.DEFAULT.withTimePattern("M/d/yyyy H:mm"), data("kaggle_mta10k_events.csv"));
        assertThat(reading.account()).isEqualTo(new ReadAccount(10_000, 10_000, 0));
        assertThat(reading.rows())
                .allSatisfy(row -> assertThat(row.touchpoint().campaign()).isNotNull());
    }

    @Test
    void damabytes() {
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, data("damabytes_events.csv"));
        assertThat(reading.account()).isEqualTo(new ReadAccount(10_000, 10_000, 0));
        assertThat(reading.rows().stream()
                        .map(row -> row.touchpoint().customer())
                        .distinct())
                .hasSize(2847);
    }

    @Test
    void paths() {
        Reading<PathRow> reading = Reading.of(PathReader.of(PathOptions.DEFAULT)::read, data("pathdata.csv"));
        assertThat(reading.account()).isEqualTo(new ReadAccount(10_000, 10_000, 0));
        assertThat(reading.rows().stream().mapToLong(PathRow::conversions).sum())
                .isEqualTo(19_785);
        assertThat(reading.rows().stream().mapToLong(PathRow::nulls).sum()).isEqualTo(68_602);
        double total = reading.rows().stream()
                .mapToDouble(row -> row.value().amount().doubleValue())
                .sum();
        assertThat(total).isCloseTo(74802.97158721084, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void snowplow() {
        EventOptions options = EventOptions.DEFAULT
                .withColumns(EventField.parseMapping(
                        "customer=domain_userid,time=derived_tstamp,channel=mkt_medium,campaign=mkt_campaign,value=tr_total,"
                                + "currency=tr_currency,session=domain_sessionid"))
                // sales are page views here, whose value alone says nothing
                .withRules(RowRules.DEFAULT.withConversionWhen("tr_total > 0"));
        Reading<EventRow> reading =
                Reading.events(options, data("snowplow_fractribution/snowplow_fractribution_events.csv"));
        assertThat(reading.account()).isEqualTo(new ReadAccount(98, 98, 0));
        assertThat(conversions(reading.rows())).isEqualTo(6);
    }
}
