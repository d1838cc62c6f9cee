package org.attributionj.enrich.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.enrich.source.TrafficSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelRulesTest {
    private static final ChannelRules GA4 = ChannelRules.ga4();

    static List<NamedCsvRecord> table() throws IOException {
        Reader in = new InputStreamReader(
                Objects.requireNonNull(ChannelRulesTest.class.getResourceAsStream("ga4-cases.csv")),
                StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(in)) {
            return records.stream().toList();
        }
    }

    private static ChannelRule ruleOf(NamedCsvRecord row) {
        return GA4.channelOf(blankToNull(row.getField(0)), blankToNull(row.getField(1)), blankToNull(row.getField(2)));
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @ParameterizedTest
    @MethodSource("table")
    void googlesDefaultChannelGroup(NamedCsvRecord row) {
        assertThat(ruleOf(row).name()).isEqualTo(row.getField("channel"));
    }

    @Test
    void theTableHoldsTwoHundredRowsAndEachOfTheEighteenChannels() throws IOException {
        List<NamedCsvRecord> table = table();
        assertThat(table).hasSizeGreaterThanOrEqualTo(200);
        assertThat(table.stream().map(row -> row.getField("channel")).distinct())
                .hasSize(19);
        // every line of the rules fires for some row
        assertThat(table.stream().map(row -> ruleOf(row)).collect(Collectors.toSet()))
                .containsAll(GA4.rules());
    }

    @Test
    void namesTheRuleThatFired() {
        assertThat(GA4.channelOf("google", "cpc", "brand").id()).isEqualTo("ga4:4");
        assertThat(GA4.channelOf("news", "coupon", null).id()).isEqualTo("unassigned");
    }

    @Test
    void assistantsComeAfterPaidChannelsAndBeforeUnpaidOnes() {
        ChannelRules rules = GA4.withAssistants();
        assertThat(rules.channelOf("chatgpt.com", "referral", null).name()).isEqualTo("AI Assistant");
        assertThat(rules.channelOf("chatgpt.com", null, null).name()).isEqualTo("AI Assistant");
        assertThat(rules.channelOf("chatgpt.com", "cpc", null).name()).isEqualTo("Paid Other");
        assertThat(GA4.channelOf("chatgpt.com", "referral", null).name()).isEqualTo("Referral");
        assertThat(rules.channelOf("gemini.google.com", "referral", null).name())
                .isEqualTo("AI Assistant");
    }

    @Test
    void theUsersTableComesFirst() throws IOException {
        ChannelRules mine = GA4.after(ChannelRules.read(
                new StringReader("field,pattern,channel\nsource,.*podcast.*,Podcast\ncampaign,brand.*,Brand\n"),
                "mine"));
        assertThat(mine.channelOf("My-Podcast", "cpc", null).name()).isEqualTo("Podcast");
        assertThat(mine.channelOf("My-Podcast", "cpc", null).id()).isEqualTo("mine:1");
        assertThat(mine.channelOf("google", "cpc", "Brand DE").name()).isEqualTo("Brand");
        assertThat(mine.channelOf("google", "cpc", "other").name()).isEqualTo("Paid Search");
    }

    @Test
    void aRuleOfSeveralFieldsNeedsThemAll() throws IOException {
        ChannelRules rules = ChannelRules.read(
                new StringReader("rule,channel,source,medium,site\nr1,A,news,email,\nr2,B,,,social\n"), "mine");
        assertThat(rules.channelOf("news", "email", null).id()).isEqualTo("mine:r1");
        assertThat(rules.channelOf("news", "cpc", null).name()).isEqualTo("Unassigned");
        assertThat(rules.channelOf("facebook", "x", null).name()).isEqualTo("B");
    }

    @Test
    void saysWhichLineOfATableIsWrong() {
        assertThatThrownBy(() -> ChannelRules.read(new StringReader("field,pattern,channel\nsource,(,A\n"), "mine.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.csv, line 2")
                .hasMessageContaining("no regular expression");
        assertThatThrownBy(() -> ChannelRules.read(new StringReader("field,pattern,channel\ncolour,x,A\n"), "mine.csv"))
                .hasMessageContaining("field must be one of source, medium");
        assertThatThrownBy(() -> ChannelRules.read(new StringReader("field,pattern,channel\nsource,x,\n"), "mine.csv"))
                .hasMessageContaining("channel must not be blank");
        assertThatThrownBy(() -> ChannelRules.read(new StringReader(""), "mine.csv"))
                .hasMessageContaining("has no rule");
    }

    @Property
    void caseAndBlanksChangeNothing(@ForAll String source, @ForAll String medium, @ForAll String campaign) {
        ChannelRule rule = GA4.channelOf(source.toLowerCase(Locale.ROOT), medium.toLowerCase(Locale.ROOT), campaign);
        assertThat(GA4.channelOf(
                        " " + source.toLowerCase(Locale.ROOT) + " ", medium.toLowerCase(Locale.ROOT), campaign))
                .isEqualTo(rule);
        assertThat(GA4.channelOf(
                        TrafficSource.of(source.toLowerCase(Locale.ROOT), medium.toLowerCase(Locale.ROOT), campaign)))
                .isEqualTo(rule);
    }

    /** Words are compared without regular expressions; both ways must agree. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "a",
                "a|b",
                ".*a",
                "a.*",
                ".*a.*",
                ".*",
                "^(.*a.*|b|ca.*)$",
                "\\(a\\)|b",
                "a.b",
                "",
                "a|",
                "^a$",
                "(a)|(b)"
            })
    void wordsAreComparedAsExpressionsAre(String pattern) {
        TextPattern compiled = TextPattern.of(pattern);
        for (String value :
                List.of("", "a", "b", "ab", "ba", "aba", "bab", "(a)", "a|b", "axb", "ca", "cab", "^a$", ".*")) {
            assertThat(compiled.matches(value))
                    .as(pattern + " on " + value)
                    .isEqualTo(value.matches("(?s)(?:" + pattern + ")"));
        }
    }
}
