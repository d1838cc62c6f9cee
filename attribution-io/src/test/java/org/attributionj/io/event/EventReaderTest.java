package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.Reading;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final Instant TIME = Instant.parse("2025-02-10T09:56:25Z");

    private static EventRow only(String header, String row) {
        return Reading.events(header + "\n" + row + "\n").only();
    }

    private static RejectedRow reject(String header, String row) {
        return Reading.events(header + "\n" + row + "\n").onlyReject();
    }

    @ParameterizedTest
    @CsvSource({
        "customer_id,timestamp,channel", "cookie,time,channel_name", "User ID,Timestamp,Marketing Channel",
        "USER-ID,date,CHANNEL", "User_ID_Anon,datetime,Channel", "visitor,event_time,channel",
        "clientId,eventTime,channelName"
    })
    void columnsAreKnownByTheirSynonyms(String customer, String time, String channel) {
        EventRow row = only(String.join(",", customer, time, channel), "anna,2025-02-10T09:56:25Z,email");
        assertThat(row.touchpoint()).isEqualTo(Touchpoint.of("anna", Channel.EMAIL, TIME));
        assertThat(row.conversion()).isNull();
        assertThat(row.file()).isEqualTo("test");
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void everyFieldFindsItsPlace() {
        String header = "customer,time,channel,type,campaign,creative,session,milestones,cost,currency,id,conversion,"
                + "conversion_id,conversion_type,value,order_id,products,category,quantity,sequence,utm_source,utm_medium,"
                + "utm_campaign,utm_term,utm_content,device,os,browser,country,region,city,Weather,cost_currency,"
                + "page_location,referer,User-Agent,ip";
        EventRow row = only(
                header,
                "anna,2025-02-10T09:56:25Z,email,EMAIL_OPEN,spring,c1,s1,lead created|Closed,0.10,eur,t1,yes,v1,Demo-Request,"
                        + "50.00,o1,p1|p2,shoes,3,7,news,mail,uc,ut,un,mobile,Android,Firefox,DE,BE,Berlin,rain,USD,"
                        + "https://shop.example/a,https://news.example/,Mozilla/5.0,192.0.2.1");
        assertThat(row.touchpoint())
                .isEqualTo(Touchpoint.builder("anna", TIME)
                        .id("t1")
                        .sequence(7)
                        .channel(Channel.EMAIL)
                        .type(TouchpointType.EMAIL_OPEN)
                        .campaign("spring")
                        .creative("c1")
                        .session("s1")
                        .milestones(Milestone.LEAD_CREATED, Milestone.CLOSED)
                        .cost(Money.of("0.10", "USD"))
                        .utm(new Utm("news", "mail", "uc", "ut", "un"))
                        .device(new Device("mobile", "Android", "Firefox"))
                        .place(new Place("DE", "BE", "Berlin"))
                        .url("https://shop.example/a")
                        .referrer("https://news.example/")
                        .userAgent("Mozilla/5.0")
                        .address("192.0.2.1")
                        .attributes(java.util.Map.of("Weather", "rain"))
                        .build());
        assertThat(row.conversion())
                .isEqualTo(Conversion.builder("anna", ConversionType.DEMO_REQUEST, Money.of("50.00", "EUR"), TIME)
                        .id("v1")
                        .sequence(7)
                        .orderId("o1")
                        .productIds(List.of("p1", "p2"))
                        .category("shoes")
                        .quantity(3L)
                        .session("s1")
                        .page("https://shop.example/a")
                        .attributes(java.util.Map.of("Weather", "rain"))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "paid_search,paid search",
        "Paid Search,paid search",
        "EMAIL,email",
        "(direct) / (none),direct",
        "Direct Traffic,direct",
        "(none),direct",
        "Podcast_Ads,Podcast_Ads"
    })
    void spellingsOfWellKnownChannelsAreOneChannel(String written, String channel) {
        Touchpoint touchpoint =
                only("customer,time,channel", "anna,2025-02-10," + written).touchpoint();
        assertThat(touchpoint).isNotNull().extracting(Touchpoint::channel).isEqualTo(Channel.of(channel));
    }

    @Test
    void formsOfEmailToolsAreEmailTypes() {
        String rows = "customer,time,type,campaign_id\na,2025-02-10,email_opened,17\nb,2025-02-10,email_clicked,\n";
        List<EventRow> read = Reading.events(rows).rows();
        assertThat(read)
                .extracting(row -> row.touchpoint().type())
                .containsExactly(TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_CLICK);
        assertThat(read.get(0).touchpoint().campaign()).isEqualTo("17");
    }

    @Test
    void aNegativeConversionOfAFileIsTaken() {
        EventRow row = only("customer,time,conversion_type,value,currency", "anna,2025-02-10,purchase,-5,EUR");
        assertThat(row.conversion().value()).isEqualTo(Money.of("-5", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "email,1,5,TC",
        "email,0,5,T",
        "email,,5,T",
        "'',1,'',C",
        "'',0,5,rejected",
        "email,Yes,'',TC",
        "email,no,'',T"
    })
    void withAColumnOfFlagsOnlyTheFlagCounts(String channel, String flag, String value, String expected) {
        String header = "customer,time,channel,conversion,conversion_value";
        String row = "anna,2025-02-10," + channel + "," + (flag == null ? "" : flag) + "," + value;
        Reading<EventRow> reading = Reading.events(header + "\n" + row);
        assertThat(kind(reading)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "email,'','','',T", "email,5,'','',TC", "email,-5,'','',TC", "email,0.00,'','',T", "email,'',purchase,'',TC",
        "email,'','',v1,TC", "'',5,'','',C", "'',0,'','',rejected", "'','',purchase,'',C", "'','','','',rejected"
    })
    void withoutFlagsAValueATypeOrAnIdMakesAConversion(
            String channel, String value, String type, String id, String expected) {
        String header = "customer,time,channel,value,conversion_type,conversion_id";
        String row = String.join(",", "anna", "2025-02-10", channel, value, type, id);
        assertThat(kind(Reading.events(header + "\n" + row))).isEqualTo(expected);
    }

    private static String kind(Reading<EventRow> reading) {
        if (reading.rows().isEmpty()) {
            return "rejected";
        }
        EventRow row = reading.only();
        return (row.touchpoint() != null ? "T" : "") + (row.conversion() != null ? "C" : "");
    }

    @Test
    void anAdjustmentIsNothingElse() {
        for (String flag : List.of("1", "0", "")) {
            EventRow row = only(
                    "customer,time,channel,conversion,value,refund_of,campaign",
                    "anna,2025-02-10T09:56:25Z,email," + flag + ",-20,v1,spring");
            assertThat(row.touchpoint()).isNull();
            assertThat(row.conversion().adjusts()).isEqualTo("v1");
            assertThat(row.conversion().value()).isEqualTo(Money.of("-20", "XXX"));
            assertThat(row.conversion().attributes())
                    .containsOnly(entry("channel", "email"), entry("campaign", "spring"));
        }
    }

    @Test
    void oneIdIsTheIdOfBoth() {
        EventRow row = only("id,customer,time,channel,value", "e1,anna,2025-02-10,email,5");
        assertThat(row.touchpoint().id()).isEqualTo("e1");
        assertThat(row.conversion().id()).isEqualTo("e1");
        EventRow without = only("customer,time,channel,value", "anna,2025-02-10,email,5");
        assertThat(without.touchpoint().hasGeneratedId()).isTrue();
        assertThat(without.conversion().hasGeneratedId()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ad impression,VIEW", "impression,VIEW", "Banner shown,VIEW", "served,VIEW", "mail opened,VIEW",
        "link_clicked,CLICK", "letter sent,SENT", "sms delivered,DELIVERED", "shop visit,VISIT", "session_start,VISIT",
        "landing page,VISIT", "screen view,VIEW", "phone call,ACTION", "page_view,VISIT", "email-reply,ACTION"
    })
    void engagementsAreReadFromTheWordsOfTypes(String type, Engagement engagement) {
        EventRow row = only("customer,time,channel,type", "anna,2025-02-10,x," + type);
        assertThat(row.touchpoint().type().engagement()).isEqualTo(engagement);
    }

    @Test
    void anEngagementThatIsGivenWins() {
        EventRow row = only("customer,time,channel,type,engagement", "anna,2025-02-10,x,phone call,Click");
        assertThat(row.touchpoint().type()).isEqualTo(TouchpointType.of("phone call", Engagement.CLICK));
        EventRow known = only("customer,time,channel,type,engagement", "anna,2025-02-10,x,email open,VIEW");
        assertThat(known.touchpoint().type()).isEqualTo(TouchpointType.EMAIL_OPEN);
        assertThat(reject("customer,time,channel,type,engagement", "anna,2025-02-10,x,call,loud")
                        .column())
                .isEqualTo("engagement");
    }

    @Test
    void aTypeCanGiveTheChannel() {
        EventRow row = only("customer,time,channel,type", "anna,2025-02-10,,email click");
        assertThat(row.touchpoint().channel()).isEqualTo(Channel.EMAIL);
        assertThat(reject("customer,time,channel,type", "anna,2025-02-10,,website visit")
                        .reason())
                .contains("website visit");
    }

    @Test
    void theInteractionConversionIsAWebsiteVisitThatConverts() {
        String header = "customer_id,time,interaction,conversion,conversion_value,channel";
        EventRow row = only(header, "anna,2025-02-10T09:56:25Z,conversion,1,6.5,Instagram");
        assertThat(row.touchpoint()).isEqualTo(Touchpoint.of("anna", Channel.of("Instagram"), TIME));
        assertThat(row.conversion())
                .isEqualTo(Conversion.of("anna", ConversionType.CUSTOM, Money.of("6.5", "XXX"), TIME));
        EventRow view = only(header, "anna,2025-02-10T09:56:25Z,impression,0,0.0,Instagram");
        assertThat(view.touchpoint().type()).isEqualTo(TouchpointType.of("impression", Engagement.VIEW));
        assertThat(view.touchpoint().attributes()).isEmpty();
    }

    @Test
    void theTypeOfARowCanBeTheConversionsType() {
        assertThat(only("customer,time,type,value", "a,2025-02-10,Purchase,5")
                        .conversion()
                        .type())
                .isEqualTo(ConversionType.PURCHASE);
        assertThat(only("customer,time,type,value", "a,2025-02-10,upgrade,5")
                        .conversion()
                        .type())
                .isEqualTo(ConversionType.of("upgrade"));
        EventRow both = only("customer,time,channel,type,value", "a,2025-02-10,email,purchase,5");
        assertThat(both.conversion().type()).isEqualTo(ConversionType.PURCHASE);
        assertThat(both.touchpoint().type()).isEqualTo(TouchpointType.PURCHASE);
        assertThat(only("customer,time,channel,type,value", "a,2025-02-10,email,call,5")
                        .conversion()
                        .type())
                .isEqualTo(ConversionType.CUSTOM);
    }

    @Test
    void nothingIsLost() {
        EventRow conversion = only(
                "customer,time,type,conversion_type,value,campaign,device,note",
                "a,2025-02-10,call,purchase,5,spring,mobile,hi");
        assertThat(conversion.touchpoint()).isNull();
        assertThat(conversion.conversion().attributes())
                .containsOnly(
                        entry("type", "call"),
                        entry("campaign", "spring"),
                        entry("device", "mobile"),
                        entry("note", "hi"));
        EventRow touchpoint =
                only("customer,time,channel,converted,revenue,order,sku", "a,2025-02-10,email,0,12.5,o1,p1");
        assertThat(touchpoint.conversion()).isNull();
        assertThat(touchpoint.touchpoint().attributes())
                .containsOnly(entry("revenue", "12.5"), entry("order", "o1"), entry("sku", "p1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",2025-02-10,email,1,5,EUR,0,1,1; customer",
                "a,,email,1,5,EUR,0,1,1; time",
                "a,tomorrow,email,1,5,EUR,0,1,1; time",
                "a,2025-02-10,email,maybe,5,EUR,0,1,1; conversion",
                "a,2025-02-10,email,1,x,EUR,0,1,1; value",
                "a,2025-02-10,email,1,5,EURO,0,1,1; currency",
                "a,2025-02-10,email,1,5,EUR,-1,1,1; cost",
                "a,2025-02-10,email,1,5,EUR,1 00,1,1; cost",
                "a,2025-02-10,email,1,5,EUR,0,-1,1; quantity",
                "a,2025-02-10,email,1,5,EUR,0,1.5,1; quantity",
                "a,2025-02-10,email,1,5,EUR,0,1,first; sequence",
                "a,2025-02-10,,0,5,EUR,0,1,1; channel",
            })
    void badValuesAreRejectedWithTheirColumn(String row, String column) {
        RejectedRow reject = reject("customer,time,channel,conversion,value,currency,cost,quantity,sequence", row);
        assertThat(reject.column()).isEqualTo(column);
        assertThat(reject.line()).isEqualTo(2);
        assertThat(reject.reason()).isNotBlank();
    }

    @Test
    void aConversionThatAdjustsItselfIsRejected() {
        assertThat(reject("customer,time,conversion_id,adjusts", "a,2025-02-10,v1,v1")
                        .reason())
                .contains("must not adjust itself");
    }

    @Test
    void optionsFillWhatTheFileLeavesOut() {
        EventOptions options = EventOptions.DEFAULT
                .withZone(java.time.ZoneId.of("Europe/Berlin"))
                .withTimePattern("M/d/yyyy H:mm")
                .withCurrency(Currency.getInstance("CHF"))
                .withSeparator(';')
                .withSequence("Step Order")
                .withColumns(EventField.parseMapping("customer=who, channel = medium ,id="));
        EventRow row = Reading.events(
                        options,
                        Input.of(
                                "test", "id;who;medium;time;Step_Order;value;customer\n9;a;email;2/10/2025 7:58;4;5;x"))
                .only();
        assertThat(row.touchpoint().customer()).isEqualTo("a");
        assertThat(row.touchpoint().time()).isEqualTo(Instant.parse("2025-02-10T06:58:00Z"));
        assertThat(row.touchpoint().sequence()).isEqualTo(4);
        assertThat(row.touchpoint().hasGeneratedId()).isTrue();
        assertThat(row.touchpoint().attributes()).containsOnly(entry("id", "9"), entry("customer", "x"));
        assertThat(row.conversion().value()).isEqualTo(Money.of("5", "CHF"));
    }

    @Test
    void stepOrderIsNoSequenceUnlessAskedFor() {
        EventRow row = only("customer,time,channel,Step_Order", "a,2025-02-10,email,4");
        assertThat(row.touchpoint().sequence()).isZero();
        assertThat(row.touchpoint().attributes()).containsOnly(entry("Step_Order", "4"));
    }

    @Test
    void unusableHeadersAreExplained() {
        assertThatThrownBy(() -> Reading.events("customer,cookie,time,channel\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("\"customer\" and \"cookie\"")
                .hasMessageContaining("customer=customer");
        assertThatThrownBy(() -> Reading.events("who,time,channel\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("who, time, channel")
                .hasMessageContaining("user_id");
        assertThatThrownBy(() -> Reading.events("customer,time\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("channel or type or conversion");
        assertThatThrownBy(() -> Reading.events("customer,time,channel,value,value\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("two columns named \"value\"");
        assertThatThrownBy(() -> Reading.events("customer:time:channel\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("separator");
        assertThatThrownBy(() -> Reading.events(
                        EventOptions.DEFAULT.withColumns(EventField.parseMapping("value=worth")),
                        Input.of("test", "customer,time,channel\n")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("\"worth\"");
    }

    @Test
    void mappingsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventField.parseMapping("customer"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventField.parseMapping("who=x"))
                .withMessageContaining("fields are customer, time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventField.parseMapping("time=a,timestamp=b"))
                .withMessageContaining("time is mapped twice");
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', 'é', 0})
    void separatorsAreChecked(char separator) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventOptions.DEFAULT.withSeparator(separator));
    }

    @Test
    void everyNameBelongsToOneField() {
        for (EventField field : EventField.values()) {
            assertThat(field.names())
                    .allSatisfy(name -> assertThat(EventField.find(name)).contains(field));
        }
        assertThat(Arrays.stream(EventField.values()).map(EventField::canonicalName))
                .doesNotHaveDuplicates();
    }
}
