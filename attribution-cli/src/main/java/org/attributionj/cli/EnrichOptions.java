package org.attributionj.cli;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.event.Channel;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.agent.AgentEnrichment;
import org.attributionj.enrich.agent.UapAgents;
import org.attributionj.enrich.channel.ChannelEnrichment;
import org.attributionj.enrich.channel.ChannelRules;
import org.attributionj.enrich.machine.MachineEnrichment;
import org.attributionj.enrich.place.AddressPolicy;
import org.attributionj.enrich.place.GeoFile;
import org.attributionj.enrich.place.PlaceEnrichment;
import org.attributionj.enrich.source.InternalSites;
import org.attributionj.enrich.source.SiteList;
import org.attributionj.enrich.source.SiteLists;
import org.attributionj.enrich.source.SourceEnrichment;
import org.attributionj.enrich.source.SourceResolver;
import org.attributionj.enrich.url.LinkEnrichment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is found out about touchpoints from their links, referrers, user agents and addresses. */
final class EnrichOptions {
    private enum Part {
        URL,
        REFERRER,
        AGENT,
        MACHINE,
        GEO,
        CHANNEL;

        static Part named(String name) {
            for (Part part : values()) {
                if (part.name().equalsIgnoreCase(name)) {
                    return part;
                }
            }
            throw new UsageException("--enrich has no part \"" + name
                    + "\"; write some of url, referrer, agent, machine, geo=FILE, channel=ga4 or channel=FILE");
        }

        boolean takesValue() {
            return this == GEO || this == CHANNEL;
        }
    }

    @Option(
            names = "--enrich",
            paramLabel = "PART,...",
            description =
                    "fill in what touchpoints tell: url (UTM fields, click ids), referrer (source), agent (device),"
                            + " machine (opens and clicks of machines, as labels), geo=FILE (place, by a MaxMind file),"
                            + " channel=ga4 or channel=FILE (rules of field,pattern,channel; visits without a channel are taken"
                            + " then)")
    private @Nullable String parts;

    @Option(
            names = "--own-site",
            paramLabel = "HOST",
            description = "a host of your own, links from which are no source; repeatable; with --enrich referrer")
    private List<String> ownSites = new ArrayList<>();

    @Option(
            names = "--referrers",
            paramLabel = "FILE",
            description = "which sites are search engines, networks and the like: source,category as CSV, or"
                    + " referers.yml; with --enrich referrer or channel")
    private @Nullable Path referrers;

    @Option(
            names = "--addresses",
            paramLabel = "drop|shorten|keep",
            description = "what is kept of network addresses; with --enrich geo (default: drop)")
    private @Nullable String addresses;

    /** What was asked for; nothing if nothing was. */
    Optional<Enrichment> enrichment() {
        Map<Part, String> wanted = wanted();
        if (wanted.isEmpty()) {
            refuseWithout("--own-site", !ownSites.isEmpty(), "--enrich referrer");
            refuseWithout("--referrers", referrers != null, "--enrich referrer");
            refuseWithout("--addresses", addresses != null, "--enrich geo=FILE");
            return Optional.empty();
        }
        boolean namesSource = wanted.containsKey(Part.REFERRER) || wanted.containsKey(Part.CHANNEL);
        refuseWithout("--own-site", !ownSites.isEmpty() && !namesSource, "--enrich referrer");
        refuseWithout("--referrers", referrers != null && !namesSource, "--enrich referrer");
        refuseWithout("--addresses", addresses != null && !wanted.containsKey(Part.GEO), "--enrich geo=FILE");
        SiteList sites = referrers == null ? SiteList.wellKnown() : read(referrers, SiteLists::read);
        Enrichment all = Enrichment.none();
        if (wanted.containsKey(Part.URL)) {
            all = all.then(LinkEnrichment.standard());
        }
        if (namesSource) {
            all = all.then(SourceEnrichment.of(SourceResolver.standard()
                    .withSites(sites)
                    .withInternal(UsageException.onBadArgument("--own-site", () -> InternalSites.of(ownSites)))));
        }
        if (wanted.containsKey(Part.AGENT)) {
            all = all.then(AgentEnrichment.of(UapAgents.standard()));
        }
        if (wanted.containsKey(Part.MACHINE)) {
            all = all.then(MachineEnrichment.standard());
        }
        String geo = wanted.get(Part.GEO);
        if (geo != null) {
            all = all.then(places(Path.of(geo)));
        }
        String rules = wanted.get(Part.CHANNEL);
        return Optional.of(
                rules == null ? all : all.then(ChannelEnrichment.of(rules(rules).withSites(sites))));
    }

    /** The channel of visits that name none, if rules will name it. */
    Optional<Channel> unnamed() {
        return wanted().containsKey(Part.CHANNEL) ? Optional.of(ChannelEnrichment.UNKNOWN) : Optional.empty();
    }

    private Map<Part, String> wanted() {
        Map<Part, String> wanted = new EnumMap<>(Part.class);
        if (parts == null) {
            return wanted;
        }
        for (String text : Splitter.on(',').trimResults().split(parts)) {
            int equals = text.indexOf('=');
            Part part = Part.named(equals < 0 ? text : text.substring(0, equals));
            String value = equals < 0 ? "" : text.substring(equals + 1);
            if (part.takesValue() == value.isEmpty()) {
                throw new UsageException("--enrich " + part.name().toLowerCase(Locale.ROOT)
                        + (part.takesValue()
                                ? part == Part.GEO
                                        ? " needs a file: geo=FILE"
                                        : " needs rules: channel=ga4 or channel=FILE"
                                : " takes no value, but was \"" + text + "\""));
            }
            if (wanted.put(part, value) != null) {
                throw new UsageException("--enrich names " + part.name().toLowerCase(Locale.ROOT) + " twice");
            }
        }
        return wanted;
    }

    private static void refuseWithout(String option, boolean isRefused, String needed) {
        if (isRefused) {
            throw new UsageException(option + " has no use without " + needed + "; add that, or leave it out");
        }
    }

    private Enrichment places(Path file) {
        AddressPolicy policy = switch (addresses == null ? "drop" : addresses) {
            case "drop" -> AddressPolicy.drop();
            case "shorten" -> AddressPolicy.shorten();
            case "keep" -> AddressPolicy.keep();
            default ->
                throw new UsageException("--addresses must be drop, shorten or keep, but was \"" + addresses + "\"");
        };
        // held in memory as a whole, until the program ends
        return PlaceEnrichment.of(UsageException.onBadArgument("--enrich geo", () -> GeoFile.open(file))::find)
                .keeping(policy);
    }

    private static ChannelRules rules(String name) {
        return name.equals("ga4") ? ChannelRules.ga4().withAssistants() : read(Path.of(name), ChannelRules::read);
    }

    /** Something that is read of a file under its name. */
    private interface FileReading<T> {
        T read(Reader in, String name) throws IOException;
    }

    private static <T> T read(Path file, FileReading<T> reading) {
        try (Reader in = Files.newBufferedReader(file)) {
            return reading.read(in, file.getFileName().toString());
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
