package org.attributionj.enrich.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
    private static final Accounts ACCOUNTS = Accounts.of(Map.of("anna@gmail.com", "acme.example"));

    @ParameterizedTest
    @CsvSource({
        "anna@gmail.com, acme.example",
        "bert@Sales.Acme.co.uk, acme.co.uk",
        "carl@gmail.com,",
        "dora@googlemail.de,",
        "emil@localhost,",
        "0031x00000,",
        "@acme.com,",
    })
    void byTheCrmThenByTheDomain(String contact, String account) {
        assertThat(ACCOUNTS.accountOf(contact)).isEqualTo(account);
        assertThat(ACCOUNTS.withFreeMail(List.of("acme.co.uk")).accountOf("bert@acme.co.uk"))
                .isNull();
    }

    @Test
    void whatContactsHaveInCommonStandsOncePerAccount() {
        Instant time = Instant.parse("2026-03-01T10:00:00Z");
        Touchpoint a = Touchpoint.of("a@acme.com", Channel.EMAIL, time);
        Touchpoint b = Touchpoint.of("b@acme.com", Channel.EMAIL, time);
        Touchpoint c = Touchpoint.of("b@acme.com", Channel.DISPLAY, time);
        Touchpoint d = Touchpoint.of("d@gmail.com", Channel.EMAIL, time);
        List<Touchpoint> joined = ACCOUNTS.join(List.of(d, c, b, a));
        assertThat(joined).hasSize(3);
        assertThat(joined.stream().filter(touchpoint -> touchpoint.customer().equals("acme.com")))
                .hasSize(2)
                .anyMatch(touchpoint ->
                        "a@acme.com".equals(touchpoint.attributes().get("contact")));
        assertThat(Accounts.buyingGroup(joined.stream()
                        .filter(t -> t.customer().equals("acme.com"))
                        .toList()))
                .isEqualTo(2);
        assertThat(ACCOUNTS.join(List.of(a, b, c, d))).isEqualTo(joined);
    }
}
