package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --enrich}: what touchpoints tell of their channel, device and place. */
class EnrichCommandTest {
    private static final String VISITS = """
            customer,time,event,page_url,referrer,revenue,currency
            anna,2026-03-01T09:00:00Z,page view,https://shop.example/?utm_source=google&utm_medium=cpc,https://www.google.com/,,
            anna,2026-03-02T09:00:00Z,page view,https://shop.example/,https://www.bing.com/search,,
            anna,2026-03-02T09:05:00Z,page view,https://shop.example/shoes,https://shop.example/,,
            anna,2026-03-03T09:00:00Z,page view,https://shop.example/,,,
            anna,2026-03-03T09:30:00Z,page view,https://shop.example/thanks,https://pay.example/,,
            anna,2026-03-03T10:00:00Z,purchase,https://shop.example/thanks?utm_source=x,,80.00,EUR
            """;

    @TempDir
    private Path folder;

    private Cli compare(String text, Object... options) throws IOException {
        Path file = Files.writeString(folder.resolve("visits.csv"), text);
        List<Object> args =
                new ArrayList<>(List.of("compare", "--events", file, "--model", "linear", "--format", "csv"));
        args.addAll(List.of(options));
        return Cli.run(args.toArray());
    }

    /** Channel, credited conversions and value of each line of the table. */
    private static List<String> credits(Cli cli) {
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli.lines().subList(1, cli.lines().size()).stream()
                .map(line -> line.replace("\"", ""))
                .toList();
    }

    @Test
    void visitsGetTheirChannelFromLinksAndReferrers() throws IOException {
        Cli cli = compare(VISITS, "--enrich", "url,referrer,channel=ga4", "--own-site", "pay.example");

        assertThat(credits(cli)).hasSize(3);
        assertThat(cli.out().toLowerCase(Locale.ROOT))
                .containsPattern("paid search.*26.66666")
                .containsPattern("organic search.*26.66666")
                .containsPattern("direct.*26.66666");
        assertThat(cli.err())
                .contains("enrichment: 5 touchpoints, more found out about 5; left out as steps within the site: 2");
    }

    @Test
    void withoutItVisitsWithoutAChannelAreRejected() throws IOException {
        assertThat(compare(VISITS).err()).contains("5 rejected");
    }

    @Test
    void rulesOfOnesOwn() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("rules.csv"),
                "field,pattern,channel\nsource,google,Ads of ours\nmedium,organic,Found us\n");
        Cli cli = compare(VISITS, "--enrich", "url,channel=" + rules, "--own-site", "pay.example");
        assertThat(cli.out()).contains("Ads of ours").contains("Found us");
    }

    @Test
    void devicesByUserAgent() throws IOException {
        Cli cli = compare("""
                customer,time,channel,user_agent,value,currency
                anna,2026-03-01T09:00:00Z,email,"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",,
                anna,2026-03-03T10:00:00Z,,,80.00,EUR
                """, "--enrich", "agent", "--by", "device");
        assertThat(cli.out()).contains("mobile");
    }

    @Test
    void whatCannotBeUsedIsRefused() throws IOException {
        assertThat(compare(VISITS, "--enrich", "links").err()).contains("--enrich has no part \"links\"");
        assertThat(compare(VISITS, "--enrich", "geo").err()).contains("needs a file: geo=FILE");
        assertThat(compare(VISITS, "--enrich", "url=x").err()).contains("takes no value");
        assertThat(compare(VISITS, "--enrich", "url,url").err()).contains("names url twice");
        assertThat(compare(VISITS, "--own-site", "a.example").err()).contains("without --enrich referrer");
        assertThat(compare(VISITS, "--enrich", "url", "--addresses", "keep").err())
                .contains("without --enrich geo=FILE");
        Path rules = Files.writeString(folder.resolve("bad.csv"), "field,pattern,channel\nsauce,google,Ads\n");
        assertThat(compare(VISITS, "--enrich", "channel=" + rules).err()).contains("bad.csv, line 2");
        assertThat(compare(VISITS, "--enrich", "geo=" + rules).err()).contains("no MaxMind database");
        Cli paths = Cli.run("compare", "--paths", rules, "--enrich", "url");
        assertThat(paths.exitCode()).isEqualTo(2);
        assertThat(paths.err()).contains("--enrich has no use with --paths");
    }

    @Test
    void problemsAreCounted() throws IOException {
        Cli cli = compare(VISITS.replace("cpc", "cpc%"), "--enrich", "url,referrer,channel=ga4");
        assertThat(cli.err()).contains("problems: url has a percent sign without two hexadecimal digits");
    }
}
