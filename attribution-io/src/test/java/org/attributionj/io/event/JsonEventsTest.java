package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Input;
import org.attributionj.io.Nouns;
import org.attributionj.io.Reading;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.Labels;
import org.attributionj.io.json.AttributionJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Domain(Nouns.class)
@Domain(DomainContext.Global.class)
class JsonEventsTest {

    @Test
    void membersAreFieldsOrAttributes() {
        EventRow row = Reading.events(
                        "{\"userId\": 7, \"timestamp\": 1532292041, \"channel\": \"email\", \"value\": 12.50, \"isConversion\": true,"
                                + " \"products\": [\"a|b\", \"c\"], \"score\": 1.0, \"tags\": [\"x\", {\"y\": null}],"
                                + " \"attributes\": {\"k\": \"v\"}, \"utm\": {\"source\": \"s\", \"id\": 5}, \"nothing\": null,"
                                + " \"cost\": {\"amount\": \"0.1\", \"currency\": \"USD\"}}")
                .only();
        assertThat(row.touchpoint().customer()).isEqualTo("7");
        assertThat(row.touchpoint().time()).isEqualTo(Instant.parse("2018-07-22T20:40:41Z"));
        assertThat(row.touchpoint().utm().source()).isEqualTo("s");
        assertThat(row.touchpoint().cost()).hasToString("0.1 USD");
        assertThat(row.touchpoint().attributes())
                .containsOnly(
                        entry("score", "1.0"),
                        entry("tags", "[\"x\",{\"y\":null}]"),
                        entry("k", "v"),
                        entry("utm.id", "5"));
        assertThat(row.conversion().value()).hasToString("12.50 XXX");
        assertThat(row.conversion().productIds()).containsExactly("a|b", "c");
    }

    @Property(tries = 300)
    void theLibrarysOwnTouchpointsAreReadBack(@ForAll Touchpoint touchpoint) throws JsonProcessingException {
        Touchpoint usual = touchpoint.toBuilder()
                .channel(Channel.named(Labels.clean(touchpoint.channel().name())))
                .build();
        EventRow row = Reading.literally(AttributionJson.mapper().writeValueAsString(touchpoint))
                .only();
        assertThat(row.touchpoint()).isEqualTo(usual);
        assertThat(row.conversion()).isNull();
    }

    @Property(tries = 300)
    void theLibrarysOwnConversionsAreReadBack(@ForAll Conversion conversion) throws JsonProcessingException {
        // the types of conversions are known by any spelling, and "conversion" is no type
        Conversion usual = conversion.toBuilder()
                .type(ConversionType.find(conversion.type().name()).orElse(conversion.type()))
                .build();
        EventRow row = Reading.literally(AttributionJson.mapper().writeValueAsString(usual))
                .only();
        assertThat(row.conversion()).isEqualTo(usual);
        assertThat(row.touchpoint()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{\"customer\":\"a\",#no well-formed JSON#character 17",
                "{} {}#more than one#``",
                "[]#no JSON object#``",
                "{\"customer\":\"a\\u0000\"}#NUL#customer",
                "{\"customer\":\"\\ud800\"}#half a Unicode#customer",
                "{\"customer\":[1]}#one value#customer",
                "{\"customer\":{}}#must be a text#customer",
                "{\"customer\":\"a\",\"cookie\":\"b\"}#given twice#cookie",
                "{\"customer\":\"a\",\"time\":0}#missing#channel",
                "{\"customer\":\"a\",\"x\":1,\"attributes\":{\"x\":2},\"time\":0,\"channel\":\"c\"}#given twice#x",
                "{\"customer\":tru}#no well-formed JSON#character 13",
            })
    void badLinesAreRejected(String line, String reason, String column) {
        String good = "{\"customer\":\"a\",\"time\":0,\"channel\":\"c\"}\n";
        Reading<EventRow> reading = Reading.events(good + line + "\n\n" + good);
        assertThat(reading.rows()).extracting(EventRow::line).containsExactly(1L, 4L);
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(2);
            assertThat(reject.reason()).contains(reason);
            assertThat(reject.column()).isEqualTo(column);
        });
    }

    @Test
    void deepNestingIsRejected() {
        String line = "{\"customer\":\"a\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
        RejectedRow reject = Reading.events(line).onlyReject();
        assertThat(reject.reason()).contains("nesting depth");
    }

    @Test
    void mappingsApplyToMembers() {
        EventOptions options = EventOptions.DEFAULT.withColumns(EventField.parseMapping("customer=who,channel=medium"));
        EventRow row = Reading.events(
                        options,
                        Input.of("test", "{\"who\":\"a\",\"user\":\"b\",\"medium\":\"email\",\"time\":\"2025-02-10\"}"))
                .only();
        assertThat(row.touchpoint().customer()).isEqualTo("a");
        assertThat(row.touchpoint().attributes()).containsOnly(entry("user", "b"));
        assertThat(List.of(row.touchpoint().channel().name())).containsExactly("email");
    }
}
