package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateTimeRange;
import net.jqwik.time.api.constraints.InstantRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final TimeFormat UTC = TimeFormat.of(ZoneOffset.UTC);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property
    void instantsAreReadBack(
            @ForAll @InstantRange(min = "1900-01-01T00:00:00Z", max = "2300-12-31T23:59:59.999999999Z") Instant time) {
        assertThat(UTC.parse(time.toString())).isEqualTo(time);
        assertThat(UTC.parse(time.toString().replace('T', ' '))).isEqualTo(time);
    }

    /** The library's formatter is the oracle. */
    @Property
    void localTimesAndOffsetsAgreeWithTheJdk(
            @ForAll @DateTimeRange(min = "1902-01-01T00:00:00", max = "2299-12-31T23:59:59") LocalDateTime time,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
        assertThat(TimeFormat.of(BERLIN).parse(time.toString()))
                .isEqualTo(time.atZone(BERLIN).toInstant());
        OffsetDateTime withOffset = time.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
        assertThat(UTC.parse(withOffset.toString())).isEqualTo(withOffset.toInstant());
        String compact = withOffset.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSSxx"));
        assertThat(UTC.parse(compact)).isEqualTo(withOffset.toInstant());
        LocalDate date = time.toLocalDate();
        assertThat(TimeFormat.of(BERLIN).parse(date.toString()))
                .isEqualTo(date.atStartOfDay(BERLIN).toInstant());
    }

    @Property
    void epochSecondsAndMillisecondsAreToldApart(
            @ForAll @InstantRange(min = "1973-03-04T00:00:00Z", max = "2300-12-31T23:59:59Z") Instant time) {
        long second = time.getEpochSecond();
        assertThat(UTC.parse(Long.toString(second))).isEqualTo(Instant.ofEpochSecond(second));
        long milli = time.toEpochMilli();
        assertThat(UTC.parse(Long.toString(milli))).isEqualTo(Instant.ofEpochMilli(milli));
        String fraction = BigDecimal.valueOf(milli, 3).toPlainString();
        assertThat(UTC.parse(fraction)).isEqualTo(Instant.ofEpochMilli(milli));
    }

    @ParameterizedTest
    @CsvSource({
        "20250210095625, 2025-02-10T09:56:25Z",
        // as a date it would be in the year 1008
        "10080101000000, 2289-06-04T20:03:20Z",
        "2025-02-10 09:56:25, 2025-02-10T09:56:25Z",
        "2025-02-10 09:56, 2025-02-10T09:56:00Z",
        "2025-02-10 09:56:25 UTC, 2025-02-10T09:56:25Z",
        "2025-02-10T09:56:25+02, 2025-02-10T07:56:25Z",
        "2025-02-10T09:56:25.5-0330, 2025-02-10T13:26:25.500Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "-1.5, 1969-12-31T23:59:58.500Z",
        "1532292041, 2018-07-22T20:40:41Z",
        "1.532292041e9, 2018-07-22T20:40:41Z",
        "1532292041250, 2018-07-22T20:40:41.250Z",
        "1532292041250.75, 2018-07-22T20:40:41.250750Z",
        "99999999999, refused",
        "100000000000, 1973-03-03T09:46:40Z",
        "1532292041250001, 2018-07-22T20:40:41.250001Z",
        "1532292041250000001, 2018-07-22T20:40:41.250000001Z",
        "44256.5, 2021-03-01T12:00:00Z",
        "44256, 2021-03-01T00:00:00Z",
        "20210301120000, 2021-03-01T12:00:00Z",
        "2021/3/1 9:05, 2021-03-01T09:05:00Z",
        "2020-02-04 4:30:21, 2020-02-04T04:30:21Z",
        "01.03.2021 14:05, 2021-03-01T14:05:00Z",
        "'Mar 1, 2021 2:05 PM', 2021-03-01T14:05:00Z",
        "'Mar 1, 2021 12:05 AM', 2021-03-01T00:05:00Z",
        "'Mon, 01 Mar 2021 12:00:00 GMT', 2021-03-01T12:00:00Z",
        "2021-03-01T12:00:00[Europe/Berlin], 2021-03-01T11:00:00Z",
        "2021-03-01 12:00:00 Europe/Berlin, 2021-03-01T11:00:00Z",
        "2026-04-05 21:06:21 +0400, 2026-04-05T17:06:21Z",
    })
    void timesAreReadAsDocumented(String text, String expected) {
        if (expected.equals("refused")) {
            assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> UTC.parse(text));
        } else {
            assertThat(UTC.parse(text)).isEqualTo(Instant.parse(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-02-30",
                "2025-13-01",
                "2025-00-10",
                "2023-02-29",
                "2025-02-10T24:00:00",
                "2025-02-10T23:60:00",
                "2025-02-10T23:59:60",
                "2025-02-10T",
                "2025-02-10 ",
                "2025-02-10T09",
                "2025-02-10T09:56:25+",
                "2025-02-10T09:56:25+2",
                "2025-02-10T09:56:25Zx",
                "2025-02-10T09:56:25.",
                "2025-02-10X09:56:25",
                "2025-02-10T09:56:25+19:00",
                "10/02/2025",
                "1899-12-31",
                "2301-01-01",
                "1e300",
                "-1e300",
                "20250210",
                "0000-01-01",
                "２025-02-10"
            })
    void otherTextIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> UTC.parse(text));
    }

    @Test
    void theReasonsSayWhatToDo() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> UTC.parse("3/1/2021 14:05"))
                .withMessageContaining("M/d/yyyy");
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> UTC.parse("20250210"))
                .withMessageContaining("yyyyMMdd");
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() ->
                        TimeFormat.ofPattern("M/d/yyyy H:mm", ZoneOffset.UTC).parse("2025-02-10"))
                .withMessageContaining("M/d/yyyy H:mm");
    }

    @Test
    void clocksThatChangeAreHandledAsDocumented() {
        TimeFormat berlin = TimeFormat.of(BERLIN);
        // 02:30 does not exist on 2025-03-30, and exists twice on 2025-10-26
        assertThat(berlin.parse("2025-03-30 02:30:00")).isEqualTo(Instant.parse("2025-03-30T01:30:00Z"));
        assertThat(berlin.parse("2025-10-26 02:30:00")).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yyyy H:mm, 2/10/2025 7:58, 2025-02-10T06:58:00Z",
        "dd.MM.yyyy, 10.02.2025, 2025-02-09T23:00:00Z",
        "dd/MMM/yyyy HH:mm:ss, 10/FEB/2025 07:58:00, 2025-02-10T06:58:00Z",
        "yyyyMMdd, 20250210, 2025-02-09T23:00:00Z",
        "yyyy-MM-dd HH:mm:ss xxx, 2025-02-10 07:58:00 -05:00, 2025-02-10T12:58:00Z",
    })
    void patternsAreReadInTheZone(String pattern, String text, String expected) {
        assertThat(TimeFormat.ofPattern(pattern, BERLIN).parse(text)).isEqualTo(Instant.parse(expected));
    }

    @Test
    void patternsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFormat.ofPattern("nonsense", BERLIN));
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> TimeFormat.ofPattern("HH:mm", BERLIN).parse("07:58"));
    }
}
