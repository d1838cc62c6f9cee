package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.io.Input;
import org.attributionj.io.Reading;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What used to be wrong without a word, and what the user's own rules do. */
class RowRulesTest {

    private static Reading<EventRow> read(EventOptions options, String... lines) {
        return Reading.events(options, Input.of("test", String.join("\n", lines)));
    }

    private static Reading<EventRow> read(String... lines) {
        return read(EventOptions.DEFAULT, lines);
    }

    private static List<String> values(Reading<EventRow> reading) {
        return reading.rows().stream()
                .flatMap(row -> row.converted().stream())
                .map(one -> one.value().toString())
                .toList();
    }

    @Test
    void stepsBeforeASaleAreNoSales() {
        Reading<EventRow> reading = read(
                "customer,time,event_name,channel,value,currency",
                "anna,2026-03-11T12:00:00Z,session_start,paid search,,",
                "anna,2026-03-11T12:01:00Z,view_item,,49.90,EUR",
                "anna,2026-03-11T12:02:00Z,add_to_cart,,49.90,EUR",
                "anna,2026-03-11T12:03:00Z,begin_checkout,,49.90,EUR",
                "anna,2026-03-11T12:04:00Z,purchase,,49.90,EUR",
                "bob,2026-03-11T12:05:00Z,scroll,,0,EUR");
        assertThat(values(reading)).containsExactly("49.90 EUR");
        assertThat(reading.rejects()).extracting(RejectedRow::reason).anyMatch(reason -> reason.contains("is no sale"));
        assertThat(reading.account().rejected()).isEqualTo(4);
    }

    @Test
    void anOrderCountsOnceAndItsRefundAdjustsIt() {
        Reading<EventRow> reading = read(
                "customer,time,event_name,transaction_id,value,currency",
                "g1,2021-05-02T10:00:00Z,purchase,T1,100.00,EUR",
                "g1,2021-05-02T10:05:00Z,purchase,T1,100.00,EUR",
                "g1,2021-05-09T10:00:00Z,refund,T1,100.00,EUR");
        List<Conversion> conversions =
                reading.rows().stream().flatMap(row -> row.converted().stream()).toList();
        assertThat(conversions).extracting(Conversion::id).startsWith("T1", "T1");
        Conversion refund = conversions.get(2);
        assertThat(refund.adjusts()).isEqualTo("T1");
        assertThat(refund.value()).hasToString("-100.00 EUR");
        EventOptions each = EventOptions.DEFAULT.withRules(RowRules.DEFAULT.withOnePerOrder(false));
        assertThat(read(each, "customer,time,order_id,value", "a,2026-01-01,o1,5")
                        .only()
                        .conversion()
                        .hasGeneratedId())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NaN", "(not set)", "None", "\\N", "-", "N/A"})
    void wordsForNothingAreNoCustomersAndNoChannels(String word) {
        assertThat(read("customer,time,channel", word + ",2026-01-01,email")
                        .onlyReject()
                        .reason())
                .contains("no customer");
        assertThat(read("customer,time,channel", "a,2026-01-01," + word)
                        .onlyReject()
                        .column())
                .isEqualTo("channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"direct", "(direct)", "(none)", "(direct) / (none)", "Direct Traffic", "Direct Entry", "DIRECT"})
    void directIsOneChannelInAllItsSpellings(String spelling) {
        assertThat(read("customer,time,channel", "a,2026-01-01," + spelling)
                        .only()
                        .touchpoint()
                        .channel())
                .isEqualTo(Channel.DIRECT);
    }

    @Test
    void whatCannotBeSeenInALabelMakesNoDifference() {
        for (String spelling :
                List.of("Cafe\u0301  Bar", "Caf\u00e9 Bar", "Caf\u00e9\u00a0Bar", "\u200bCaf\u00e9 Bar")) {
            assertThat(read("customer,time,channel", "a,2026-01-01," + spelling)
                            .only()
                            .touchpoint()
                            .channel())
                    .isEqualTo(Channel.of("Caf\u00e9 Bar"));
        }
    }

    @Test
    void aChannelThatIsAKindOfSourceIsNotTaken() {
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> read("anonymous_id,user_id,time,channel", "a,u,2026-01-01,web"))
                .withMessageContaining("the kind of source, web or server");
        EventOptions meant = EventOptions.DEFAULT.withColumns(EventField.parseMapping("channel=channel"));
        assertThat(read(meant, "anonymous_id,user_id,time,channel", "a,u,2026-01-01,web")
                        .rows())
                .hasSize(1);
        Reading<EventRow> json = read(
                "{\"anonymousId\":\"a\",\"userId\":\"u\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"channel\":\"web\"}");
        assertThat(json.onlyReject().column()).isEqualTo("channel");
    }

    @Test
    void aHeaderThatMayBeARowIsNotShown() {
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> read("anna@example.com,2026-01-01,email", "ben@example.com,2026-01-01,email"))
                .withMessageContaining("does not look like a header")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("anna"));
    }

    @Test
    void daysEndWhereTheyAreAskedTo() {
        EventOptions options = EventOptions.DEFAULT.withRules(RowRules.DEFAULT.withDayEnd(true));
        Reading<EventRow> reading = read(
                options,
                "customer,date,channel,conversion,value",
                "a,2021-03-05 09:12:00,Search,0,",
                "a,2021-03-05,,1,500");
        assertThat(reading.rows().get(1).conversion().time()).hasToString("2021-03-05T23:59:59.999Z");
        assertThat(reading.rows().get(0).touchpoint().time()).hasToString("2021-03-05T09:12:00Z");
    }

    @Test
    void minorUnitsFollowTheCurrency() {
        EventOptions options = EventOptions.DEFAULT.withRules(RowRules.DEFAULT.withMinorUnits(true));
        assertThat(values(read(
                        options,
                        "customer,time,amount,currency",
                        "a,2026-01-01,1999,EUR",
                        "a,2026-01-01,1999,JPY",
                        "a,2026-01-01,1999,KWD")))
                .containsExactly("19.99 EUR", "1999 JPY", "1.999 KWD");
    }

    @Test
    void conditionsChooseRowsAndConversions() {
        EventOptions options = EventOptions.DEFAULT.withRules(
                RowRules.DEFAULT.withWhere("country != US").withConversionWhen("event = purchase"));
        Reading<EventRow> reading = read(
                options,
                "customer,time,channel,event,value,country",
                "a,2026-01-01,email,visit,5,DE",
                "a,2026-01-02,,purchase,7,DE",
                "b,2026-01-02,,purchase,9,US");
        assertThat(values(reading)).containsExactly("7 XXX");
        assertThat(reading.account().passedOver()).isEqualTo(1);
        assertThat(reading.account().read()).isEqualTo(3);
    }

    @Test
    void fieldsAreMadeOfSeveralColumns() {
        EventOptions options = EventOptions.DEFAULT.withColumns(
                EventField.parseMapping("customer=lower(mail),channel=source+' / '+medium|medium|'email'"));
        Reading<EventRow> reading = read(
                options,
                "mail,time,source,medium",
                "A@X.com,2026-01-01,google,cpc",
                "a@x.com,2026-01-02,,organic",
                "a@x.com,2026-01-03,,");
        assertThat(reading.rows())
                .extracting(row -> row.touchpoint().channel().name())
                .containsExactly("google / cpc", "organic", "email");
        assertThat(reading.rows()).extracting(EventRow::customer).containsOnly("a@x.com");
    }

    @Test
    void whatIsMappedAndNotThereIsRefused() {
        EventOptions options = EventOptions.DEFAULT.withColumns(EventField.parseMapping("channel=nosuch|neither"));
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> read(options, "customer,time,source", "a,2026-01-01,x"))
                .withMessageContaining("nosuch, neither");
        EventOptions json = EventOptions.DEFAULT.withColumns(EventField.parseMapping("channel=context.nosuch"));
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> read(json, "{\"customer\":\"a\",\"time\":\"2026-01-01\",\"value\":5}"))
                .withMessageContaining("context.nosuch");
    }

    @Test
    void severalColumnsOrderEventsOfOneTime() {
        EventOptions options = EventOptions.DEFAULT.withSequence("batch,event");
        Reading<EventRow> reading = read(
                options,
                "customer,time,channel,batch,event",
                "a,1620000000,x,1,2",
                "a,1620000000,y,2,1",
                "a,1620000000,z,1,3");
        List<Long> order =
                reading.rows().stream().map(row -> row.touchpoint().sequence()).toList();
        assertThat(order.get(0)).isLessThan(order.get(2));
        assertThat(order.get(2)).isLessThan(order.get(1));
    }

    @Test
    void jsonIsReadInEveryShape() {
        String a = "{\"customer\":\"a\",\"time\":\"2026-01-01\",\"channel\":\"email\"}";
        String b = "{\"customer\":\"a\",\"time\":\"2026-01-02\",\"value\":50,\"currency\":\"EUR\"}";
        for (String text : List.of(
                a + "\n" + b,
                "[" + a + "," + b + "]",
                "[\n " + a.replace(",", ",\n  ") + ",\n" + b + "\n]",
                a.replace(",", ",\n") + "\n" + b)) {
            assertThat(read(text).rows()).as(text).hasSize(2);
        }
        EventOptions inside = EventOptions.DEFAULT.withRules(RowRules.DEFAULT.withRecords("data.events"));
        assertThat(read(inside, "{\"data\":{\"events\":[" + a + "," + b + "]}}").rows())
                .hasSize(2);
        EventOptions paths = EventOptions.DEFAULT.withColumns(
                EventField.parseMapping("customer=user.id,channel=params[source],time=at[0]"));
        EventRow row = read(
                        paths,
                        "{\"user\":{\"id\":7},\"at\":[\"2026-01-01\"],\"params\":[{\"key\":\"x\",\"value\":1},{\"key\":"
                                + "\"source\",\"value\":{\"string_value\":null,\"int_value\":\"3\"}}]}")
                .only();
        assertThat(row.customer()).isEqualTo("7");
        assertThat(row.touchpoint().channel().name()).isEqualTo("3");
    }

    @Test
    void jsonThatBreaksOffIsReadUpToThere() {
        Reading<EventRow> reading =
                read("[{\"customer\":\"a\",\"time\":\"2026-01-01\",\"channel\":\"email\"},\n{\"customer\":");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).contains("nothing after it was read"));
    }

    @Test
    void fieldsThatAreNotNeededRejectNoRow() {
        Reading<EventRow> reading = read(
                "{\"customer\":\"a\",\"time\":\"2026-01-01\",\"channel\":\"email\",\"os\":{\"name\":\"iOS\"}}",
                "{\"customer\":\"a\",\"time\":\"2026-01-02\",\"channel\":\"email\",\"browser\":\"x\",\"browserName\":\"y\"}",
                "{\"customer\":\"a\",\"time\":\"2026-01-03\",\"channel\":\"email\",\"category\":[\"p\",\"q\"]}");
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.rows()).hasSize(3);
    }

    @Test
    void lostConversionsAreCounted() {
        assertThat(read("customer,time,channel,value", ",2026-01-01,,5", "a,never,email,", "a,2026-01-02,,7")
                        .account()
                        .lostConversions())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd hh:mm:ss", "yyyy-mm-dd HH:mm", "yyyy-MM-dd HH:MM", "%m/%d/%Y %H:%M"})
    void patternsThatMeanSomethingElseAreRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventOptions.DEFAULT.withTimePattern(pattern))
                .withMessageContaining(pattern);
    }

    @Test
    void severalPatternsAreTriedInTurn() {
        EventOptions options = EventOptions.DEFAULT.withTimePattern("M/d/yyyy H:mm|M/d/yyyy|epoch-seconds");
        Reading<EventRow> reading =
                read(options, "customer,time,channel", "a,3/1/2021 14:05,x", "a,12/31/2021,x", "a,86400,x", "a,soon,x");
        assertThat(reading.rows())
                .extracting(row -> row.touchpoint().time().toString())
                .containsExactly("2021-03-01T14:05:00Z", "2021-12-31T00:00:00Z", "1970-01-02T00:00:00Z");
        assertThat(reading.rejects()).hasSize(1);
    }

    @Test
    void aSaleByNameNeedsNoValue() {
        assertThat(read("customer,time,event", "a,2026-01-01,purchase")
                        .only()
                        .conversion()
                        .type())
                .isEqualTo(ConversionType.PURCHASE);
    }
}
