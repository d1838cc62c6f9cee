package org.attributionj.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.agent.AgentEnrichment;
import org.attributionj.enrich.agent.WordAgents;
import org.attributionj.enrich.channel.ChannelEnrichment;
import org.attributionj.enrich.channel.ChannelRules;
import org.attributionj.enrich.consent.ConsentEnrichment;
import org.attributionj.enrich.machine.MachineEnrichment;
import org.attributionj.enrich.place.AddressPolicy;
import org.attributionj.enrich.place.PlaceEnrichment;
import org.attributionj.enrich.source.SourceEnrichment;
import org.attributionj.enrich.url.LinkEnrichment;
import org.junit.jupiter.api.Test;

/** Links, sources and channels one after the other, as the command composes them. */
class EnrichmentTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    private static final Enrichment ALL =
            LinkEnrichment.standard().then(SourceEnrichment.standard()).then(ChannelEnrichment.of(ChannelRules.ga4()));

    private static Touchpoint visit(String url, String referrer) {
        return Touchpoint.builder("anna", TIME)
                .channel(ChannelEnrichment.UNKNOWN)
                .url(url)
                .referrer(referrer)
                .build();
    }

    @Test
    void aClickOnAnAdIsPaidSearchAndKeepsItsClickId() {
        Touchpoint touchpoint = ALL.apply(visit("https://shop.example/?gclid=Abc&utm_id=7", null))
                .touchpoint();
        assertThat(touchpoint.channel()).isEqualTo(Channel.PAID_SEARCH);
        assertThat(touchpoint.attributes())
                .isEqualTo(Map.of(
                        "gclid", "Abc",
                        "utm_id", "7",
                        "visit_source", "google",
                        "visit_medium", "cpc",
                        "visit_origin", "click_id",
                        "channel_rule", "ga4:4"));
    }

    @Test
    void utmFieldsBecomeUtmAndCampaign() {
        Touchpoint touchpoint = ALL.apply(visit(
                        "https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=Fr%C3%BChling+26",
                        "https://mail.google.com/"))
                .touchpoint();
        assertThat(touchpoint.channel()).isEqualTo(Channel.EMAIL);
        assertThat(touchpoint.campaign()).isEqualTo("Frühling 26");
        assertThat(touchpoint.utm()).isEqualTo(new Utm("news", "email", "Frühling 26", null, null));
        assertThat(touchpoint.attributes()).containsEntry("visit_origin", "utm");
    }

    @Test
    void visitsWithoutASourceAreDirect() {
        assertThat(ALL.apply(visit(null, null)).touchpoint().channel()).isEqualTo(Channel.DIRECT);
        assertThat(ALL.apply(visit("https://shop.example/", null)).touchpoint().channel())
                .isEqualTo(Channel.DIRECT);
    }

    @Test
    void whatIsNoVisitAndHasNoSourceKeepsItsChannel() {
        Touchpoint open =
                Touchpoint.builder("anna", TIME).type(TouchpointType.EMAIL_OPEN).build();
        Touchpoint enriched = ALL.apply(open).touchpoint();
        assertThat(enriched.channel()).isEqualTo(Channel.EMAIL);
        assertThat(enriched.attributes()).containsExactly(Map.entry("channel_rule", "given"));
    }

    @Test
    void aVisitWithAChannelOfItsOwnAndNoSourceKeepsIt() {
        Touchpoint touchpoint =
                ALL.apply(Touchpoint.of("anna", Channel.of("podcast"), TIME)).touchpoint();
        assertThat(touchpoint.channel()).isEqualTo(Channel.of("podcast"));
    }

    @Test
    void whatTheTouchpointSaysStandsBeforeItsLink() {
        Touchpoint before = visit("https://shop.example/?utm_source=other&utm_campaign=b", null).toBuilder()
                .utm(new Utm("mine", "email", null, null, null))
                .campaign("a")
                .build();
        Enriched enriched = ALL.apply(before);
        assertThat(enriched.touchpoint().utm()).isEqualTo(before.utm());
        assertThat(enriched.touchpoint().campaign()).isEqualTo("a");
        assertThat(enriched.problems())
                .containsExactly(new Problem("utm_source", ProblemKind.CONTRADICTION, Treatment.KEPT));
    }

    @Test
    void problemsOfAllPartsAreTogether() {
        Enriched enriched = ALL.apply(visit("https://shop.example/?x=%zz&utm_source=a&utm_source=b", "https://a b/"));
        assertThat(enriched.problems().toString())
                .contains("url has a percent sign without two hexadecimal digits (kept)")
                .contains("utm_source has a parameter more than once")
                .doesNotContain("a b");
    }

    @Property(tries = 200)
    void itKeepsWhoAndWhenAndRepeatsItself(@ForAll String url, @ForAll String referrer, @ForAll String agent) {
        Enrichment everything = ALL.then(AgentEnrichment.of(WordAgents.standard()))
                .then(PlaceEnrichment.none(AddressPolicy.shorten()))
                .then(ConsentEnrichment.standard())
                .then(MachineEnrichment.standard());
        Touchpoint before = visit(url, referrer).toBuilder()
                .userAgent(agent)
                .address(url)
                .attributes(Map.of("consent", referrer))
                .build();
        assertThatCode(() -> everything.apply(before)).doesNotThrowAnyException();
        Touchpoint after = everything.apply(before).touchpoint();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.customer()).isEqualTo(before.customer());
        assertThat(after.time()).isEqualTo(before.time());
        assertThat(everything.apply(before).touchpoint()).isEqualTo(after);
        assertThat(everything.asFunction().apply(after)).isEqualTo(after);
    }

    @Test
    void noneChangesNothing() {
        Touchpoint touchpoint = visit("x", "y");
        assertThat(Enrichment.none().apply(touchpoint).touchpoint()).isSameAs(touchpoint);
    }
}
