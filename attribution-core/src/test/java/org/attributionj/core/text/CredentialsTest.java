package org.attributionj.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "jdbc:postgresql://db/shop?user=a&password=geheim&ssl=on # jdbc:postgresql://db/shop?user=a&password=***&ssl=on",
                "jdbc:h2:file:./x;USER=sa;PASSWORD=geheim;INIT=RUNSCRIPT # jdbc:h2:file:./x;USER=sa;PASSWORD=***;INIT=RUNSCRIPT",
                "jdbc:mariadb://a:geheim@db/shop # jdbc:mariadb://***@db/shop",
                "jdbc:oracle:thin:scott/geheim@db:1521/x # jdbc:oracle:thin:***@db:1521/x",
                "cannot open \"jdbc:x:db?password='geheim'\" now # cannot open \"jdbc:x:db?password=***\" now",
                "trustStorePassword=geheim&x=1 # trustStorePassword=***&x=1",
                "https://h/x?access_token=geheim # https://h/x?access_token=***"
            })
    void passwordsAreHidden(String text, String shown) {
        assertThat(Credentials.hidden(text)).isEqualTo(shown).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:./attribution-store",
                "jdbc:postgresql://db:5432/shop?ssl=on",
                "anna@example.com: 3 rows"
            })
    void otherTextStays(String text) {
        assertThat(Credentials.hidden(text)).isEqualTo(text);
    }
}
