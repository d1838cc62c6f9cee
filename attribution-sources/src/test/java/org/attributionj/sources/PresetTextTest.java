package org.attributionj.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;
import org.attributionj.sources.preset.PresetText;
import org.attributionj.sources.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTextTest {
    private static final String OWN = """
            # what our shop writes
            name = shop
            time-format = dd.MM.yyyy HH:mm
            customer = lower(buyer)
              | phone

            [drop cancelled]
            when = state = cancelled

            [touchpoint]
            when = source
            time = at
            channel = source
            attribute shelf = shelf

            [conversion]
            when = total > 0
            time = at
            conversion_type = 'purchase'
            value = total
            """;

    static List<String> names() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetOfTheLibraryIsReadable(String name) {
        assertThat(Presets.named(name).name()).isEqualTo(name);
        assertThat(Presets.named(name).title()).isNotBlank();
        assertThat(Presets.named(name).signatures()).isNotEmpty();
    }

    @Test
    void aPresetOfOnesOwn() {
        SourceEvents events = Sources.of(OWN)
                .read(List.of(Input.of(
                        "shop.csv",
                        "buyer;phone;at;state;source;shelf;total\n"
                                + "A;;01.03.2026 10:00;;email;top;\n"
                                + ";555;02.03.2026 10:00;;;;9,90\n"
                                + "B;;02.03.2026 10:00;cancelled;;;5,00\n"
                                + "C;;soon;;email;;\n"
                                + "D;;02.03.2026 10:00;;;;\n")));
        assertThat(events.touchpoints()).singleElement().satisfies(touch -> {
            assertThat(touch.customer()).isEqualTo("a");
            assertThat(touch.attributes()).containsEntry("shelf", "top");
        });
        assertThat(events.conversions())
                .singleElement()
                .satisfies(sale -> assertThat(sale.value()).hasToString("9.90 XXX"));
        assertThat(events.account())
                .hasToString("shop: 5 records read, 2 used, 1 rejected, 1 left out, 1 neither touchpoint nor conversion"
                        + System.lineSeparator() + "  left out: cancelled 1");
        assertThat(events.rejects())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[nothing] # is no section",
                "colour = red # neither a setting nor a field",
                "just text # neither a section",
                "[touchpoint]\\nwhen = ( # line 2",
                "[alias]\\nid = a # needs both",
                "name = x # has no rule",
            })
    void otherTextIsRefusedWithItsLine(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PresetText.parse(text.replace("\\n", "\n"), "own"))
                .withMessageContaining(reason);
    }

    @Test
    void filesOfAnotherToolAreRefused() {
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> Sources.shopify().read(List.of(Input.of("x.csv", "a,b\n1,2\n"))))
                .withMessageContaining("preset shopify");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sources.named("nosuch"))
                .withMessageContaining("ga4");
    }

    @Test
    void anIdThatTwoPeopleUseJoinsNobody() {
        Persons persons = new Persons();
        persons.add(new Alias("anna", "browser"));
        persons.add(new Alias("ben", "browser"));
        persons.add(new Alias("anna", "phone"));
        persons.add(new Alias("phone", "watch"));
        assertThat(persons.of("browser")).isEqualTo("browser");
        assertThat(persons.of("phone")).isEqualTo("anna");
        assertThat(persons.of("watch")).isEqualTo("anna");
        assertThat(persons.of("anna")).isEqualTo("anna");
        assertThat(persons.shared()).isEqualTo(1);
    }

    @Test
    void idsInACircleAreOnePersonWhateverTheOrder() {
        Persons persons = new Persons();
        persons.add(new Alias("b", "a"));
        persons.add(new Alias("a", "b"));
        assertThat(persons.of("a")).isEqualTo(persons.of("b")).isEqualTo("a");
    }
}
