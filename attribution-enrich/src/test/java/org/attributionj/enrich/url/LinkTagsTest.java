package org.attributionj.enrich.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTagsTest {
    private static List<Problem> problemsOf(String url) {
        List<Problem> problems = new ArrayList<>();
        LinkTags.of(WebAddress.parse(url), problems::add);
        return problems;
    }

    @Test
    void allNineUtmFields() {
        LinkTags tags = LinkTags.of("https://shop.example/?utm_source=s&utm_medium=m&utm_campaign=c&utm_term=t"
                + "&utm_content=k&utm_id=i&utm_source_platform=p&utm_creative_format=f&utm_marketing_tactic=y");
        assertThat(tags.utm()).isEqualTo(new Utm("s", "m", "c", "t", "k"));
        assertThat(tags.others())
                .isEqualTo(Map.of(
                        "utm_id", "i",
                        "utm_source_platform", "p",
                        "utm_creative_format", "f",
                        "utm_marketing_tactic", "y"));
    }

    @ParameterizedTest
    @CsvSource({
        "gclid, google, cpc",
        "wbraid, google, cpc",
        "ScCid, snapchat, cpc",
        "msclkid, bing, cpc",
        "fbclid, facebook, social",
        "_kx, klaviyo, email",
        "irclickid, impact, affiliate",
    })
    void clickIdsNameSourceAndMedium(String parameter, String source, String medium) {
        ClickIdType type = LinkTags.of("?" + parameter + "=x1").clickIdType();
        assertThat(type).isNotNull();
        assertThat(type.source()).isEqualTo(source);
        assertThat(type.medium()).isEqualTo(medium);
    }

    @Test
    void theClickIdOfAdsTellsBeforeThatOfAnyLink() {
        assertThat(LinkTags.of("?fbclid=a&gclid=b").clickIdType()).isEqualTo(ClickIdType.GCLID);
        assertThat(LinkTags.of("?gclid=").clickIdType()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"(not set)", "NULL", "undefined", "''"})
    void whatStandsForNothingIsAbsent(String value) {
        assertThat(LinkTags.of("?utm_source=" + value).utm()).isNull();
    }

    @Test
    void tellsOfRepeatsPlaceholdersAndPersonalData() {
        assertThat(problemsOf("?utm_source=a&UTM_SOURCE=b"))
                .containsExactly(new Problem("utm_source", ProblemKind.REPEATED, Treatment.REPAIRED));
        assertThat(problemsOf("?utm_source=a&utm_source=a")).isEmpty();
        assertThat(problemsOf("?utm_campaign=%7B%7Bcampaign.name%7D%7D"))
                .containsExactly(new Problem("utm_campaign", ProblemKind.UNFILLED_PLACEHOLDER, Treatment.KEPT));
        assertThat(problemsOf("?utm_content=anna%40example.org"))
                .containsExactly(new Problem("utm_content", ProblemKind.PERSONAL_DATA, Treatment.KEPT));
        assertThat(problemsOf("?utm_content=anna%40example.org").toString()).doesNotContain("anna");
        assertThat(problemsOf("?utm_source=_dmp__x")).isEmpty();
    }

    @Test
    void aSecondQuestionMarkBeginsTheFieldsOfWhoAddedThem() {
        LinkTags tags = LinkTags.of("https://shop.example/?id=7?utm_source=news&utm_medium=email");
        assertThat(tags.utm()).isEqualTo(new Utm("news", "email", null, null, null));
    }
}
