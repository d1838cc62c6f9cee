package org.attributionj.enrich.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
    private static final Instant SENT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/124.0 Safari/537.36";

    private static Touchpoint event(TouchpointType type, int second, String url, Map<String, String> attributes) {
        return Touchpoint.builder("anna", SENT.plusSeconds(second))
                .type(type)
                .url(url)
                .userAgent(type.equals(TouchpointType.EMAIL_CLICK) ? BROWSER : null)
                .attributes(attributes)
                .build();
    }

    private static List<String> actors(MessageActors rules, Touchpoint... events) {
        return rules.label(List.of(events)).stream()
                .map(event -> event.attributes().get(ActorLabel.ACTOR))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "email open, sg_machine_open, true, MACHINE",
        "email open, sg_machine_open, false, HUMAN",
        "email open, Apple Privacy Open, true, UNKNOWN",
        "email open, x, y, UNKNOWN",
        "email click, method, HEAD, MACHINE",
        "email click, x, y, HUMAN",
        "email click, bot_click, 1, MACHINE",
        "email click, filtered_event, true, MACHINE",
    })
    void oneEventByItself(String type, String key, String value, Actor actor) {
        TouchpointType known = TouchpointType.find(type).orElseThrow();
        assertThat(MachineEnrichment.label(event(known, 0, null, Map.of(key, value)))
                        .actor())
                .isEqualTo(actor);
    }

    @Test
    void allLinksAtOnceAreAScanner() {
        Touchpoint sent = event(TouchpointType.EMAIL_DELIVERED, 0, null, Map.of());
        Touchpoint a = event(TouchpointType.EMAIL_CLICK, 60, "https://shop.example/a", Map.of());
        Touchpoint b = event(TouchpointType.EMAIL_CLICK, 61, "https://shop.example/b", Map.of());
        Touchpoint c = event(TouchpointType.EMAIL_CLICK, 62, "https://shop.example/unsubscribe", Map.of());
        Touchpoint later = event(TouchpointType.EMAIL_CLICK, 900, "https://shop.example/a", Map.of());
        List<Touchpoint> labelled = MessageActors.STANDARD.label(List.of(sent, a, b, c, later));
        assertThat(labelled.stream().map(event -> event.attributes().get(ActorLabel.ACTOR)))
                .containsExactly(null, "machine", "machine", "machine", "human");
        assertThat(labelled.get(1).attributes().get(ActorLabel.REASONS))
                .isEqualTo("3 links within 5 s, the one to unsubscribe among them");
        List<Touchpoint> shuffled = new ArrayList<>(List.of(sent, a, b, c, later));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(MessageActors.STANDARD.label(shuffled)).isEqualTo(labelled);
    }

    @Test
    void clicksTooSoonHoneypotsAndDataCentresAreMachines() {
        Touchpoint sent = event(TouchpointType.EMAIL_DELIVERED, 0, null, Map.of());
        Touchpoint soon = event(TouchpointType.EMAIL_CLICK, 1, "https://shop.example/a", Map.of());
        assertThat(actors(MessageActors.STANDARD, sent, soon)).containsExactly(null, "machine");
        MessageActors trap = new MessageActors(Duration.ofSeconds(5), Duration.ofSeconds(3), Set.of("/hp/"));
        Touchpoint hidden = event(TouchpointType.EMAIL_CLICK, 50, "https://shop.example/hp/1", Map.of());
        assertThat(actors(trap, sent, hidden)).containsExactly(null, "machine");
        assertThat(actors(MessageActors.STANDARD, sent, hidden)).containsExactly(null, "human");
        Touchpoint centre = event(
                TouchpointType.EMAIL_CLICK, 70, "https://shop.example/b", Map.of(MessageActors.DATA_CENTRE, "true"));
        assertThat(actors(MessageActors.STANDARD, sent, centre)).containsExactly(null, "machine");
        Touchpoint open = event(TouchpointType.EMAIL_OPEN, 65, null, Map.of());
        assertThat(actors(MessageActors.STANDARD, sent, open, centre)).containsExactly(null, "unknown", "human");
    }
}
