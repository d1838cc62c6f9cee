package org.attributionj.io.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueExpressionTest {
    private static final Map<String, String> ROW = Map.of(
            "a", "1",
            "b", "two",
            "Email", "Anna@Example.com",
            "url", "https://shop.example/x?utm_source=news%20letter&UTM_MEDIUM=email&gclid=#top",
            "notes", "First name: X\nUTM source: facebook",
            "Amount (EUR)", "12.50",
            "list", "Shoes;Run^, red;1;49.90;x,Socks;Blue;2;10.00");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "a # 1",
                "none | b # two",
                "none | none2 | 'x' # x",
                "a + ' / ' + b # 1 / two",
                "a + none | b # two",
                "'it''s' # it's",
                "\"Amount (EUR)\" # 12.50",
                "lower(Email) # anna@example.com",
                "left(b, 2) # tw",
                "before(Email, '@') # Anna",
                "after(Email, '@') # Example.com",
                "query(url, 'utm_source') # news letter",
                "query(url, 'utm_medium') # email",
                "query(url, 'gclid') | 'no' # no",
                "line(notes, 'UTM source') # facebook",
                "line(notes, 'UTM medium') | 'none' # none",
                "minus(\"Amount (EUR)\", a) # 11.50",
                "minus(a, none) # 1",
                "negative(a) # -1",
                "if(b = two, 'yes', 'no') # yes",
                "if(none, 'yes') | 'no' # no",
                "map(b, 'one', '1', 'two', '2') # 2",
                "map(b, 'one', '1') # two",
                "match(Email, '@([^.]+)') # Example",
                "sum_parts(list, ',', ';', 4) # 59.90",
                "(none | a) + b # 1two",
            })
    void valuesAreMadeAsDocumented(String text, String expected) {
        assertThat(ValueExpression.parse(text).of(ROW::get)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "a = 1 # true",
                "b = ONE|TWO # true",
                "b != two # false",
                "none != two # true",
                "a > 0 # true",
                "a <= 0.5 # false",
                "b > 0 # false",
                "none # false",
                "!none # true",
                "a and b # true",
                "none or b = two and !none # true",
                "(a = 2 or b = two) and a # true",
                "(none | b) = two # true",
                "url ~ 'utm_source=' # true",
                "url !~ '^http:' # true",
                "before(Email, '@') = anna # true",
            })
    void conditionsHoldAsDocumented(String text, boolean expected) {
        assertThat(Condition.parse(text).holds(ROW::get)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a |", "'open", "f(a)", "left(a)", "a b(", "(a", "+ a", "if(a)", "match(a, '(')"})
    void otherTextIsRefusedWithAReason(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueExpression.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text) {
        try {
            ValueExpression.parse(text).of(name -> "1");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            Condition.parse(text).holds(name -> "1");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void longConditionsAreReadAndHoldWithoutDeepCalls() {
        String condition = "c or ".repeat(3_000) + "a";

        assertThat(Condition.parse(condition).holds(ROW::get)).isTrue();
        assertThat(Condition.parse("a and ".repeat(3_000) + "none").holds(ROW::get))
                .isFalse();
    }

    @Test
    void longerExpressionsThanAPersonWritesAreRefusedBeforeTheyAreRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueExpression.parse("a | ".repeat(10_000) + "b"))
                .withMessageStartingWith("expression must have at most 20,000 characters");
    }
}
