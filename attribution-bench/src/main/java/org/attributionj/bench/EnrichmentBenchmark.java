package org.attributionj.bench;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.agent.AgentEnrichment;
import org.attributionj.enrich.agent.WordAgents;
import org.attributionj.enrich.channel.ChannelEnrichment;
import org.attributionj.enrich.channel.ChannelRules;
import org.attributionj.enrich.source.SourceEnrichment;
import org.attributionj.enrich.url.LinkEnrichment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Touchpoints a second on one core: links, sources and channels; and these with user agents. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EnrichmentBenchmark {
    private static final int EVENTS = 10_000;
    private static final int CAMPAIGNS = 300;
    private static final int SITES = 2_000;
    private static final int AGENTS = 1_500;

    private List<Touchpoint> touchpoints = List.of();
    private Enrichment linksSourcesChannels = Enrichment.none();
    private Enrichment withAgents = Enrichment.none();

    /** A third each: links with UTM fields, links with click ids, and visits that only a referrer tells of. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        touchpoints =
                IntStream.range(0, EVENTS).mapToObj(i -> touchpoint(i, random)).toList();
        linksSourcesChannels = LinkEnrichment.standard()
                .then(SourceEnrichment.standard())
                .then(ChannelEnrichment.of(ChannelRules.ga4()));
        withAgents = linksSourcesChannels.then(AgentEnrichment.of(WordAgents.standard()));
    }

    private static Touchpoint touchpoint(int number, SplittableRandom random) {
        String page =
                "https://www.shop.example/products/" + random.nextInt(5_000) + "?color=red&size=" + random.nextInt(9);
        String url = switch (number % 3) {
            case 0 ->
                page + "&utm_source=newsletter&utm_medium=email&utm_campaign=spring%20sale+"
                        + random.nextInt(CAMPAIGNS);
            case 1 -> page + "&gclid=Cj0KCQ" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
            default -> page;
        };
        String referrer = random.nextInt(3) == 0
                ? "https://www.google.de/search?q=x"
                : "https://www.site" + random.nextInt(SITES) + ".example/page";
        return Touchpoint.builder("customer" + random.nextInt(1_000), Instant.ofEpochSecond(1_770_000_000L + number))
                .channel(ChannelEnrichment.UNKNOWN)
                .url(url)
                .referrer(referrer)
                .userAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1"
                        + random.nextInt(AGENTS) + ".0 Safari/537.36")
                .build();
    }

    /** Links, sources and channels. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void linksSourcesChannels(Blackhole hole) {
        run(linksSourcesChannels, hole);
    }

    /** User agents as well. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void withAgents(Blackhole hole) {
        run(withAgents, hole);
    }

    private void run(Enrichment enrichment, Blackhole hole) {
        for (Touchpoint touchpoint : touchpoints) {
            hole.consume(enrichment.enrich(touchpoint, hole::consume));
        }
    }
}
