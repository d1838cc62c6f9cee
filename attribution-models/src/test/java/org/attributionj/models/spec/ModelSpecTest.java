package org.attributionj.models.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.models.spec.ModelSpec.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecTest {

    private static Argument argument(String key, String... values) {
        return new Argument(key, List.of(values));
    }

    @Test
    void namesAndOptionsAreTakenApart() {
        assertThat(ModelSpec.parse("linear")).isEqualTo(new ModelSpec("linear", List.of()));
        assertThat(ModelSpec.parse(" Linear : ")).isEqualTo(new ModelSpec("linear", List.of()));
        assertThat(ModelSpec.parse("position:first=0.4, last = 0.6"))
                .isEqualTo(new ModelSpec("position", List.of(argument("first", "0.4"), argument("last", "0.6"))));
    }

    @Test
    void listsArePartedByBarsOrCommas() {
        List<Argument> list = List.of(argument("without", "a b", "c", "d"), argument("x", "1"));
        assertThat(ModelSpec.parse("m:without=a b|c|d,x=1").arguments()).isEqualTo(list);
        assertThat(ModelSpec.parse("m:without=a b,c , d,x=1").arguments()).isEqualTo(list);
        assertThat(ModelSpec.parse("m:without=a b,c|d,x=1").arguments()).isEqualTo(list);
    }

    @Test
    void keysCanBeModelsInBrackets() {
        assertThat(ModelSpec.parse("blend:linear=1,[time-decay:half-life=3d,without=a|b]=2,last")
                        .arguments())
                .containsExactly(argument("linear", "1"), argument("time-decay:half-life=3d,without=a|b", "2", "last"));
        assertThat(ModelSpec.parse("blend:linear,[last-n:credits=1|2],[blend:[linear]=1]")
                        .arguments())
                .containsExactly(argument("linear"), argument("last-n:credits=1|2"), argument("blend:[linear]=1"));
        assertThat(ModelSpec.parse("m:[a][b]=1").arguments()).containsExactly(argument("[a][b]", "1"));
    }

    @Test
    void writtenFormIsReadBack() {
        Map<String, Double> factors = new TreeMap<>(Map.of("a,b", 2.0, "c*d", .5));
        String text = SpecWriter.of("m")
                .number("x", .25)
                .duration("d", Duration.ofHours(36))
                .numbers("n", List.of(1.0, .5))
                .labels("l", List.of("x|y", "z"))
                .factors("f", factors)
                .choice("c", DayOfWeek.MONDAY)
                .model("linear", 1)
                .model("m:x=1", 2)
                .toString();
        assertThat(text).isEqualTo("m:x=0.25,d=36h,n=1|0.5,l=x%7Cy|z,f=a%2Cb*2|c%2Ad*0.5,c=monday,linear=1,[m:x=1]=2");
        assertThat(ModelSpec.parse(text).arguments())
                .containsExactly(
                        argument("x", "0.25"),
                        argument("d", "36h"),
                        argument("n", "1", "0.5"),
                        argument("l", "x%7Cy", "z"),
                        argument("f", "a%2Cb*2", "c%2Ad*0.5"),
                        argument("c", "monday"),
                        argument("linear", "1"),
                        argument("m:x=1", "2"));
        assertThat(SpecWriter.of("m:x=1").number("y", 2)).hasToString("m:x=1,y=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ":x=1", "m:,", "m:x=1,,y=2", "m:=1", "m:x=", "m:x=a||b", "m:[x=1", "m:x]=1", "m:]x[=1"})
    void malformedTextIsRefusedWithTheText(String text) {
        assertThatThrownBy(() -> ModelSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"");
    }
}
