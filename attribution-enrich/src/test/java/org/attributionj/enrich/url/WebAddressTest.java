package org.attributionj.enrich.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    private static List<ProblemKind> problemsOf(String url) {
        List<ProblemKind> kinds = new ArrayList<>();
        WebAddress.parse(url, "url", (Problem problem) -> kinds.add(problem.kind()));
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({
        "https://Shop.Example/a?b=c#d, https, shop.example, /a",
        "HTTP://shop.example:8080, http, shop.example, ''",
        "//shop.example/x, '', shop.example, /x",
        "shop.example/x?y=1, '', shop.example, /x",
        "shop.example:8080/x, '', shop.example, /x",
        "/x?y=1, '', '', /x",
        "?y=1, '', '', ''",
        "https://anna:secret@shop.example./x, https, shop.example, /x",
        "https://[2001:db8::1]:443/x, https, [2001:db8::1], /x",
        "android-app://com.google.android.gm/, android-app, com.google.android.gm, /",
        "about:blank, about, '', blank",
        "https://bücher.example/x, https, xn--bcher-kva.example, /x",
        "localhost, '', '', localhost",
        "http:\\\\shop.example\\x, http, shop.example, \\x",
    })
    void takesAddressesApart(String url, String scheme, String host, String path) {
        WebAddress address = WebAddress.parse(url);
        assertThat(address.scheme()).isEqualTo(scheme);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "?a=1%2B1+x, 1+1 x",
        "?A=x, x",
        "?b=&a=%C3%BC, ü",
        "?a=%FC, ü",
        "?a=100%, 100%",
        "?a=%zz, %zz",
        "?a=1&a=2, 1",
        "?a=&a=2, 2",
        "?b=1&amp;a=x, x",
        "#a=x, x",
        "#/route?a=x, x",
        "?b=1#a=x, x",
        "?a=x=y, x=y",
        "?a%3Dx%26b%3Dy, x",
        "?a=%20x%20, x",
        "https%3A%2F%2Fshop.example%2F%3Fa%3Dx, x",
    })
    void decodesParameters(String url, String value) {
        assertThat(WebAddress.parse(url).parameter("a")).isEqualTo(value);
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(problemsOf("https://shop.example/?a=x%20y")).isEmpty();
        assertThat(problemsOf("https://shop.example/?a=100%")).containsExactly(ProblemKind.BROKEN_PERCENT);
        assertThat(problemsOf("https://shop.example/?a=%FC")).containsExactly(ProblemKind.NOT_UTF8);
        assertThat(problemsOf("https://shop.example/?a=x?utm_source=y")).containsExactly(ProblemKind.BROKEN_SEPARATOR);
        assertThat(problemsOf("https://a b/")).containsExactly(ProblemKind.UNREADABLE);
        assertThat(problemsOf("x".repeat(WebAddress.LONGEST + 1))).containsExactly(ProblemKind.TOO_LONG);
        assertThat(problemsOf("https%3A%2F%2Fshop.example%2F")).containsExactly(ProblemKind.ENCODED_TWICE);
        assertThat(problemsOf("?a=1" + "&b=2".repeat(600))).containsExactly(ProblemKind.TOO_LONG);
    }

    @Property
    void whatIsEncodedComesBack(@ForAll String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        // a lone surrogate cannot be encoded
        String expected = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip();
        WebAddress address = WebAddress.parse("https://shop.example/?a=" + encoded);
        if (!expected.contains("\uFFFD") && encoded.length() < 30_000) {
            assertThat(address.parameters()).containsExactly(new WebAddress.Parameter("a", expected));
        }
    }

    @Property
    void nothingThrows(@ForAll String text) {
        assertThatCode(() -> WebAddress.parse(text)).doesNotThrowAnyException();
        assertThatCode(() -> LinkTags.of("https://" + text)).doesNotThrowAnyException();
        assertThatCode(() -> LinkTags.of("?utm_source=" + text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "#",
                "%",
                "://",
                "http://",
                "http://@",
                "//",
                ".",
                "a.",
                "?&&&",
                "?=",
                "[",
                "http://[",
                "?amp;amp;"
            })
    void oddTextsAreAddressesWithoutMuch(String text) {
        assertThat(WebAddress.parse(text).parameter("utm_source")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.co.uk, example.co.uk, example",
        "anna.github.io, anna.github.io, anna",
        "www.shop.example, shop.example, shop",
        "xn--bcher-kva.de, xn--bcher-kva.de, xn--bcher-kva",
        "localhost, localhost,",
        "192.0.2.1, 192.0.2.1,",
        "[2001:db8::1], [2001:db8::1],",
        "co.uk, co.uk,",
        "a..b,,",
        "-,,",
    })
    void registrableDomains(String host, String domain, String label) {
        assertThat(Domains.registrable(host)).isEqualTo(domain);
        assertThat(Domains.label(host)).isEqualTo(label);
    }
}
