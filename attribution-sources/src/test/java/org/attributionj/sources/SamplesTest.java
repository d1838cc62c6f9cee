package org.attributionj.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Input;
import org.attributionj.sources.preset.Preset;
import org.attributionj.sources.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A small file of each export, made up by its published schema. */
class SamplesTest {

    private static SourceEvents read(String preset, String... files) {
        return Sources.named(preset).read(inputs(files));
    }

    private static List<Input> inputs(String... files) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            inputs.add(Input.of("file" + (i + 1), files[i]));
        }
        return inputs;
    }

    /** Channels in the order of time, with those that may earn credit alone. */
    private static List<String> channels(SourceEvents events) {
        return events.touchpoints().stream()
                .sorted(Touchpoint.ORDER)
                .filter(touch -> touch.type().engagement() != Engagement.SENT
                        && touch.type().engagement() != Engagement.DELIVERED)
                .map(touch -> touch.customer() + " " + touch.channel())
                .toList();
    }

    private static List<String> conversions(SourceEvents events) {
        return events.conversions().stream()
                .map(one -> one.customer() + " " + one.type() + " " + one.value()
                        + (one.adjusts() == null ? "" : " adjusts " + one.adjusts()))
                .toList();
    }

    private static String ga4(String time, String name, String user, String session, String extra) {
        return "{\"event_timestamp\":\"" + time + "\",\"event_name\":\"" + name + "\",\"user_id\":" + user
                + ",\"user_pseudo_id\":\"1.2\",\"event_params\":[{\"key\":\"ga_session_id\",\"value\":{\"string_value\":"
                + "null,\"int_value\":\"" + session + "\"}}]" + extra + "}\n";
    }

    @Test
    void ga4() {
        SourceEvents events = read(
                "ga4",
                ga4("1757498400000000", "session_start", "null", "1", "")
                        + ga4(
                                "1757498400000002",
                                "page_view",
                                "null",
                                "1",
                                ",\"collected_traffic_source\":{\"manual_source\":\"news\",\"manual_medium\":\"email\"}")
                        + ga4(
                                "1757584800000000",
                                "page_view",
                                "null",
                                "2",
                                ",\"collected_traffic_source\":{\"gclid\":\"x\",\"manual_source\":\"google\",\"manual_medium\":"
                                        + "\"organic\"}")
                        + ga4("1757671200000000", "page_view", "\"u7\"", "3", "")
                        + ga4(
                                "1757671260000000",
                                "purchase",
                                "\"u7\"",
                                "3",
                                ",\"ecommerce\":{\"purchase_revenue\":49.9,\"transaction_id\":\"T1\"}")
                        + ga4(
                                "1757757660000000",
                                "refund",
                                "\"u7\"",
                                "3",
                                ",\"ecommerce\":{\"refund_value\":9.9,\"transaction_id\":\"T1\"}")
                        + "{\"event_timestamp\":\"1757757660000000\",\"event_name\":\"page_view\",\"user_pseudo_id\":null}");
        assertThat(channels(events)).containsExactly("u7 news / email", "u7 google / cpc", "u7 direct");
        assertThat(events.touchpoints())
                .extracting(touch -> touch.time().toString())
                .contains("2025-09-10T10:00:00Z");
        assertThat(conversions(events)).containsExactly("u7 purchase 49.9 XXX", "u7 refund -9.9 XXX adjusts T1");
        assertThat(events.account().dropped()).containsEntry("no person (consent denied, or no id)", 1L);
        assertThat(events.account().joinedIds()).isEqualTo(1);
    }

    @Test
    void segment() {
        String page =
                "{\"anonymousId\":\"a1\",\"messageId\":\"m%d\",\"type\":\"page\",\"timestamp\":\"2026-02-%sZ\",\"context\":{%s}}\n";
        SourceEvents events = read(
                "segment",
                page.formatted(
                                1,
                                "23T22:28:55",
                                "\"campaign\":{\"source\":\"Newsletter\",\"medium\":\"email\",\"name\":\"may\"}")
                        + page.formatted(2, "25T10:00:00", "\"page\":{\"referrer\":\"https://www.google.com/search\"}")
                        + page.formatted(3, "25T10:02:00", "\"page\":{}")
                        + "{\"anonymousId\":\"a1\",\"userId\":\"u1\",\"messageId\":\"m4\",\"type\":\"identify\",\"timestamp\":"
                        + "\"2026-02-25T10:03:00Z\"}\n"
                        + "{\"userId\":\"u1\",\"messageId\":\"m5\",\"type\":\"track\",\"event\":\"Order Completed\",\"timestamp\":"
                        + "\"2026-02-25T10:04:00Z\",\"properties\":{\"order_id\":\"o1\",\"revenue\":25,\"currency\":\"USD\"}}\n"
                        + "{\"userId\":\"u1\",\"messageId\":\"m6\",\"type\":\"track\",\"event\":\"Order Refunded\",\"timestamp\":"
                        + "\"2026-02-27T10:04:00Z\",\"properties\":{\"order_id\":\"o1\",\"total\":5,\"currency\":\"USD\"}}\n");
        assertThat(channels(events)).containsExactly("u1 Newsletter / email", "u1 google.com / organic");
        assertThat(conversions(events)).containsExactly("u1 purchase 25 USD", "u1 refund -5 USD adjusts o1");
    }

    @Test
    void snowplowHasNoHeader() {
        String[] cells = new String[131];
        java.util.Arrays.fill(cells, "");
        List<String> header = Presets.named("snowplow").dialect().header();
        cells[header.indexOf("event")] = "page_view";
        cells[header.indexOf("event_id")] = "e1";
        cells[header.indexOf("domain_userid")] = "d1";
        cells[header.indexOf("derived_tstamp")] = "2026-01-01 10:00:00.000";
        cells[header.indexOf("mkt_medium")] = "cpc";
        cells[header.indexOf("mkt_source")] = "google";
        String visit = String.join("\t", cells);
        cells[header.indexOf("event")] = "transaction";
        cells[header.indexOf("event_id")] = "e2";
        cells[header.indexOf("user_id")] = "u1";
        cells[header.indexOf("tr_total")] = "50.00";
        cells[header.indexOf("tr_currency")] = "EUR";
        cells[header.indexOf("tr_orderid")] = "o1";
        String sale = String.join("\t", cells);
        cells[header.indexOf("event")] = "page_ping";
        String ping = String.join("\t", cells);
        for (String file : List.of(
                visit + "\n" + sale + "\n" + ping + "\n",
                String.join("\t", header) + "\n" + visit + "\n" + sale + "\n" + ping + "\n")) {
            SourceEvents events = read("snowplow", file);
            assertThat(channels(events)).containsExactly("u1 google / cpc");
            assertThat(conversions(events)).containsExactly("u1 purchase 50.00 EUR");
            assertThat(events.account().dropped()).containsEntry("page pings", 1L);
        }
    }

    @Test
    void adobeFeedTakesItsHeaderFromAnotherFile() {
        String columns = "post_visid_high\tpost_visid_low\tvisit_num\thit_time_gmt\texclude_hit\thit_source\t"
                + "duplicate_purchase\tpost_event_list\tpost_product_list\tpost_purchaseid\tpost_currency\tpost_campaign\tva_closer_id";
        String hits = "1\t2\t1\t1757498400\t0\t1\t0\t\t\t\tUSD\tem:may\t5\n"
                + "1\t2\t1\t1757498460\t4\t1\t0\t\t\t\tUSD\t\t5\n"
                + "1\t2\t2\t1757585100\t0\t1\t0\t1,200,201=15.5\tShoes;Run^, red;1;49.90;x,Socks;Blue;2;10.00\tP-1\tUSD\t\t1\n"
                + "1\t2\t2\t1757585160\t0\t1\t1\t1,200\tShoes;Run;1;49.90\tP-1\tUSD\t\t1\n";
        SourceEvents events = Sources.adobeFeed()
                .read(List.of(Input.of("column_headers.tsv", columns), Input.of("hit_data.tsv", hits)));
        assertThat(conversions(events)).containsExactly("1_2 purchase 59.90 USD");
        assertThat(events.touchpoints()).hasSize(2);
        assertThat(events.account().dropped()).containsOnlyKeys("excluded hits", "repeated purchases");
    }

    private static Arguments sample(
            String preset, String expectedTouches, String expectedConversions, String... files) {
        return Arguments.of(preset, expectedTouches, expectedConversions, files);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                sample("rudderstack", "u-1 google / cpc", "u-1 purchase 25.0 USD", """
                        {"anonymousId":"a-1","channel":"web","context":{"campaign":{"source":"google","medium":"cpc"}},"messageId":"m-1","originalTimestamp":"2026-02-01T19:14:18.381Z","type":"page","userId":"u-1"}
                        {"anonymousId":"a-1","channel":"server","context":{},"event":"Order Completed","messageId":"m-3","properties":{"order_id":"o-1","revenue":25.0,"currency":"USD"},"originalTimestamp":"2026-02-03T20:14:18.381Z","type":"track","userId":"u-1"}
                        """),
                sample("shopify", "a@example.com facebook / paid", "a@example.com purchase 1500.00 EUR", """
                        Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Note Attributes,Cancelled at,Refunded Amount
                        #1,A@example.com,paid,EUR,1700.00,2026-04-05 21:06:21 +0400,Vinegar,"UTM source: facebook
                        UTM medium: paid",,200.00
                        #1,A@example.com,,,,2026-04-05 21:06:21 +0400,Oil,,,
                        #2,b@example.com,voided,EUR,9.00,2026-04-06 21:06:21 +0400,Oil,,,0.00
                        """),
                sample("sendgrid", "x@test.com email, x@test.com email", "", """
                        [{"email":"X@test.com","timestamp":1513299569,"event":"processed","category":["c"],"sg_event_id":"1","sg_message_id":"m.1"},
                        {"email":"x@test.com","timestamp":1513299571,"event":"open","sg_machine_open":true,"sg_event_id":"2","sg_message_id":"m.1"},
                        {"email":"x@test.com","timestamp":1513301569,"event":"open","sg_machine_open":false,"sg_event_id":"3","sg_message_id":"m.1"},
                        {"email":"x@test.com","timestamp":1513301600,"event":"click","sg_event_id":"4","sg_message_id":"m.1"},
                        {"email":"y@test.com","timestamp":1513299580,"event":"bounce","sg_event_id":"5","sg_message_id":"n"},
                        {"email":"y@test.com","timestamp":1513299590,"event":"unsubscribe","sg_event_id":"6","sg_message_id":"n"}]
                        """),
                sample("klaviyo", "p1 email", "p1 purchase 30 EUR", """
                        {"person_id":"p1","datetime":"2026-01-01 10:00:00+00:00","metric":"Received Email","uuid":"1"}
                        {"person_id":"p1","datetime":"2026-01-01 10:00:05+00:00","metric":"Opened Email","uuid":"2","event_properties":{"Apple Privacy Open":true}}
                        {"person_id":"p1","datetime":"2026-01-01 11:00:00+00:00","metric":"Clicked Email","uuid":"3","campaign_id":"c"}
                        {"person_id":"p1","datetime":"2026-01-01 12:00:00+00:00","metric":"Placed Order","uuid":"4","event_properties":{"$value":30,"$value_currency":"EUR","$event_id":"o1"}}
                        """),
                sample("mailchimp", "m1 email", "", """
                        {"member_id":"m1","timestamp":"2026-01-01T10:00:00+00:00","action":"sent","campaign_id":"c1"}
                        {"member_id":"m1","timestamp":"2026-01-01T11:00:00+00:00","action":"open","campaign_id":"c1"}
                        {"member_id":"m1","timestamp":"2026-01-01T12:00:00+00:00","action":"bounce","campaign_id":"c1"}
                        """),
                sample("postmark", "john@example.com email, john@example.com email", "", """
                        {"RecordType":"Open","MessageStream":"outbound","Recipient":"john@example.com","MessageID":"0","ReceivedAt":"2026-02-06T06:37:48Z","Tag":"welcome"}
                        {"RecordType":"Click","MessageStream":"outbound","Recipient":"john@example.com","MessageID":"0","ReceivedAt":"2026-02-06T06:40:48Z","Tag":"welcome"}
                        {"RecordType":"Bounce","MessageStream":"outbound","Email":"john@example.com","MessageID":"1","BouncedAt":"2026-02-07T06:40:48Z"}
                        """),
                sample("hubspot-email", "a@x.com email", "", """
                        [{"id":"1","recipient":"a@x.com","created":1767261600000,"type":"CLICK","emailCampaignId":7},
                        {"id":"2","recipient":"a@x.com","created":1767261500000,"type":"OPEN","emailCampaignId":7,"filteredEvent":true}]
                        """),
                sample(
                        "mailjet",
                        "abc@r.com email",
                        "",
                        "[{\"event\":\"click\",\"time\":1704458040,\"MessageID\":1,\"Message_GUID\":\"g\",\"email\":\"abc@r.com\","
                                + "\"mj_campaign_id\":3,\"mj_contact_id\":4}]"),
                sample("braze", "user email", "user purchase 12.34 AED", """
                        {"events":[{"event_type":"users.messages.email.Click","id":"1","time":1477502783,"user":{"external_user_id":"user"},"properties":{"dispatch_id":"d"}}]}
                        {"events":[{"event_type":"users.behaviors.Purchase","id":"2","time":1477502793,"user":{"external_user_id":"user"},"properties":{"price":12.34,"currency":"AED"}}]}
                        """),
                sample("customerio", "7 email", "", """
                        {"data":{"customer_id":"7","delivery_id":"d"},"event_id":"1","object_type":"email","metric":"sent","timestamp":1585250350}
                        {"data":{"customer_id":"7","delivery_id":"d"},"event_id":"2","object_type":"email","metric":"clicked","timestamp":1585250360}
                        {"data":{"customer_id":"7"},"event_id":"3","object_type":"customer","metric":"subscribed","timestamp":1585250370}
                        """),
                sample("hubspot", "101 organic search, 101 Email Marketing", "101 purchase 900.00 EUR", """
                        Record ID,Original Source,Create Date,Latest Source,Latest Source Date
                        101,Organic Search,2026-01-05 10:00,Email Marketing,2026-02-01 11:00
                        """, """
                        Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Associated Contact IDs
                        1,Acme,Closed Won,900.00,EUR,2026-02-20 12:00,101;102
                        2,Lost,Closed Lost,50.00,EUR,2026-02-21 12:00,101
                        """),
                sample(
                        "salesforce",
                        "opportunity:006q000000Hddoh Webinar",
                        "opportunity:006q000000Hddoh purchase 24120.00 EUR, opportunity:006q000000Hddoh purchase 24120.00 EUR",
                        """
                        "Campaign Name","Campaign Type","Member Status","Member First Responded Date","Member Created Date","Contact ID"
                        "Webinar 1","Webinar","Attended","3/15/2026","3/10/2026","0031G00000q9jPQ"
                        "News","Email","Sent","","3/2/2026","0031G00000q9jPQ"

                        "Confidential Information - Do Not Distribute"
                        """,
                        """
                        "Opportunity ID","Stage","Close Date","Amount","Amount Currency","Contact ID","Contact Role"
                        "006q000000HddohAAB","Closed Won","3/20/2026","24,120.00","EUR","0031G00000q9jPQAQ","Decision Maker"
                        "006q000000HddohAAB","Closed Won","3/20/2026","24,120.00","EUR","0031G00000XXXXXAQ","Influencer"
                        "006q000000HdPzpAAF","Closed Lost","3/18/2026","100.00","EUR","0031G00000q9jPQAQ",""
                        """),
                sample("mixpanel", "u-2 facebook / paid", "u-2 purchase 49.9 EUR", """
                        {"event":"$mp_web_page_view","properties":{"time":1602611311,"distinct_id":"$device:d1","$device_id":"d1","$insert_id":"a","utm_source":"facebook","utm_medium":"paid"}}
                        {"event":"Purchase","properties":{"time":1602787121,"distinct_id":"u-2","$device_id":"d1","$insert_id":"b","amount":49.9,"currency":"EUR","order_id":"o1"}}
                        """),
                sample("amplitude", "9 google / cpc", "9 purchase 20 USD", """
                        {"amplitude_id":9,"event_type":"[Amplitude] Page Viewed","event_time":"2026-01-01 10:00:00.000000","event_id":1,"uuid":"x1","event_properties":{"utm_source":"google","utm_medium":"cpc"}}
                        {"amplitude_id":9,"event_type":"Purchase","event_time":"2026-01-01 10:05:00.000000","event_id":2,"uuid":"x2","event_properties":{"revenue":20,"currency":"USD"}}
                        """),
                sample("posthog", "p google / cpc", "p purchase 5 EUR", """
                        {"uuid":"1","event":"$pageview","distinct_id":"d","person_id":"p","timestamp":"2026-01-01T10:00:00Z","properties":{"utm_source":"google","utm_medium":"cpc","$session_id":"s"}}
                        {"uuid":"2","event":"purchase","distinct_id":"d","person_id":"p","timestamp":"2026-01-01T10:05:00Z","properties":{"revenue":5,"currency":"EUR"}}
                        """),
                sample("matomo", "v1 organic search", "v1 purchase 1111.11 USD", """
                        [{"idSite":"1","idVisit":"1","visitorId":"v1","referrerType":"search","firstActionTimestamp":1302307500,"siteCurrency":"USD",
                        "actionDetails":[{"type":"action","timestamp":1302307500},{"type":"ecommerceAbandonedCart","revenue":"9","timestamp":1302307510},
                        {"type":"ecommerceOrder","orderId":"o1","revenue":"1111.11","timestamp":1302307520}]}]
                        """),
                sample("stripe", "", "cus_1 purchase 19.99 EUR, cus_1 refund -5.00 EUR adjusts ch_1", """
                        {"id":"ch_1","object":"charge","amount":1999,"currency":"eur","customer":"cus_1","created":1767261600,"paid":true,"captured":true,"status":"succeeded","amount_refunded":0}
                        {"id":"ch_2","object":"charge","amount":100,"currency":"eur","customer":"cus_1","created":1767261600,"paid":false,"status":"failed","amount_refunded":0}
                        """, """
                        {"id":"re_1","object":"refund","amount":500,"currency":"eur","charge":"ch_1","customer":"cus_1","created":1767361600,"reason":null}
                        """),
                sample(
                        "criteo",
                        "7 22, 7 33",
                        "7 purchase 0.00 XXX, 7 purchase 0.00 XXX",
                        "timestamp\tuid\tcampaign\tconversion\tconversion_timestamp\tconversion_id\tclick\tclick_pos\tcost\n"
                                + "3\t7\t22\t1\t1449193\t306\t1\t0\t1e-05\n200000\t7\t33\t1\t1449193\t306\t0\t-1\t2e-05\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void samplesAreReadAsTheirSchemaMeansThem(String preset, String touches, String sales, String... files) {
        SourceEvents events = read(preset, files);
        assertThat(events.rejects()).isEmpty();
        assertThat(String.join(", ", channels(events))).isEqualTo(touches);
        assertThat(conversions(events).stream()
                        .map(text -> text.replace("purchase 0 ", "purchase 0.00 "))
                        .toList())
                .hasToString("[" + sales + "]");
        assertThat(events.account().read())
                .isEqualTo(events.account().used()
                        + events.account().rejected()
                        + events.account().other()
                        + events.account().dropped().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        for (int i = 0; i < files.length; i++) {
            assertThat(Detection.of(Input.of("file", files[i])).map(Preset::name))
                    .as("looks like %s", preset)
                    .isEqualTo(Optional.of(preset));
        }
    }
}
