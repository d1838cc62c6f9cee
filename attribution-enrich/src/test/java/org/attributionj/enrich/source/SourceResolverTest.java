package org.attributionj.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.attributionj.enrich.url.ClickIdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceResolverTest {
    private static final SourceResolver RESOLVER = SourceResolver.standard();

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/?utm_source=news&utm_medium=email&gclid=x, https://www.bing.com/, news, email, UTM",
        "https://shop.example/?gclid=x, https://www.bing.com/, google, cpc, CLICK_ID",
        "https://shop.example/, https://www.google.co.uk/search?q=x, google, organic, REFERRER",
        "https://shop.example/, https://mail.google.com/mail/u/0/, gmail, email, REFERRER",
        "https://shop.example/, https://l.facebook.com/, facebook, social, REFERRER",
        "https://shop.example/, android-app://com.google.android.googlequicksearchbox/, google, organic, REFERRER",
        "https://shop.example/, https://www.blog.example/post, blog.example, referral, REFERRER",
        "https://shop.example/, https://de.search.yahoo.com/, yahoo, organic, REFERRER",
        "https://shop.example/, https://chatgpt.com/, chatgpt, referral, REFERRER",
        "https://www.shop.example/, https://checkout.shop.example/, (direct), (none), INTERNAL",
        "https://shop.example/, https://www.paypal.com/checkout, (direct), (none), INTERNAL",
        "https://shop.example/, , (direct), (none), DIRECT",
        ", , (direct), (none), DIRECT",
        ", https://192.0.2.7/x, 192.0.2.7, referral, REFERRER",
        "https://shop.example/?utm_medium=email, , , email, UTM",
        "https://shop.example/?utm_campaign=c&gclid=x, , google, cpc, UTM",
        "https://shop.example/?utm_source=google&gclid=x, , google, cpc, UTM",
        "https://shop.example/?utm_source=news&gclid=x, , news, , UTM",
        "https://shop.example/?utm_term=x, https://www.bing.com/, bing, organic, REFERRER",
    })
    void utmThenClickIdThenReferrerThenDirect(
            String url, String referrer, String source, String medium, SourceOrigin origin) {
        TrafficSource traffic = RESOLVER.resolve(url, referrer);
        assertThat(traffic.source()).isEqualTo(source);
        assertThat(traffic.medium()).isEqualTo(medium);
        assertThat(traffic.origin()).isEqualTo(origin);
    }

    @Test
    void ownHostsAreInternalWhateverThePage() {
        SourceResolver own =
                RESOLVER.withInternal(InternalSites.of(List.of("shop.example", "https://blog.example.org/x")));
        assertThat(own.resolve(null, "https://m.shop.example/").origin()).isEqualTo(SourceOrigin.INTERNAL);
        assertThat(own.resolve(null, "https://blog.example.org/y").origin()).isEqualTo(SourceOrigin.INTERNAL);
        assertThat(own.resolve(null, "https://example.org/").origin()).isEqualTo(SourceOrigin.REFERRER);
        assertThat(own.resolve(null, "https://notshop.example/").origin()).isEqualTo(SourceOrigin.REFERRER);
        assertThatThrownBy(() -> InternalSites.of(List.of("a b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a b");
    }

    @Test
    void saysThatAnAdsClickIdContradictsAnOrganicMedium() {
        List<Problem> problems = new ArrayList<>();
        Utm utm = new Utm("google", "organic", null, null, null);
        TrafficSource traffic = RESOLVER.resolve(utm, ClickIdType.GCLID, null, null, problems::add);
        assertThat(traffic.medium()).isEqualTo("organic");
        assertThat(problems).containsExactly(new Problem("utm_medium", ProblemKind.CONTRADICTION, Treatment.KEPT));
    }

    @Test
    void readsListsOfUsersInThreeFormats() throws IOException {
        SiteList csv = SiteLists.read(new StringReader("# mine\nsearch,findit,findit.* f.example\n"), "mine.csv");
        SiteList google = SiteLists.read(new StringReader("findit.com,SOURCE_CATEGORY_SEARCH\n"), "google.csv");
        SiteList yaml = SiteLists.read(new StringReader("""
                        # list
                        search:
                          FindIt:
                            parameters:
                              - q
                            domains:
                              - findit.com
                              - www.findit.org/x
                        unknown:
                          Some:
                            domains:
                              - some.com
                        """), "referers.yml");
        assertThat(csv.find("www.findit.co.uk")).isEqualTo(new Site("findit", SiteCategory.SEARCH));
        assertThat(google.find("www.findit.com")).isEqualTo(new Site("findit.com", SiteCategory.SEARCH));
        assertThat(yaml.find("www.findit.com")).isEqualTo(new Site("findit", SiteCategory.SEARCH));
        assertThat(yaml.find("some.com")).isNull();
        assertThat(yaml.find("q")).isNull();
        SiteList both = SiteList.wellKnown().after(csv);
        assertThat(RESOLVER.withSites(both).resolve(null, "https://f.example/").source())
                .isEqualTo("findit");
        assertThat(RESOLVER.withSites(both).resolve(null, "https://bing.com/").source())
                .isEqualTo("bing");
    }

    @Test
    void saysWhichLineOfAListIsWrong() {
        assertThatThrownBy(() -> SiteLists.read(new StringReader("bing.com,search\nfoo.com,engine\n"), "list.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list.csv, line 2")
                .hasMessageContaining("engine");
        assertThatThrownBy(() -> SiteLists.read(new StringReader(""), "list.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no site");
    }
}
