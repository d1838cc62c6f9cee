package org.attributionj.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "30d, PT720H",
        "36h, PT36H",
        "90m, PT1H30M",
        "2w, PT336H",
        "1y, PT8760H",
        "45s, PT45S",
        "1500ms, PT1.5S",
        "0d, PT0S",
        "1.5h, PT1H30M",
        "0.0000015s, PT0.0000015S",
        "' 7 D ', PT168H",
        "PT36H, PT36H",
        "P2D, PT48H"
    })
    void readsWhatPeopleWrite(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "d", "-3d", "3 months", "1e3d", "-PT1H", "30d30d", "99999999999999999999y"})
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("30d");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> Durations.parse(null));
    }

    @ParameterizedTest
    @CsvSource({"PT720H, 30d", "PT36H, 36h", "PT90M, 90m", "PT61S, 61s", "PT0.5S, 500ms", "PT0S, 0d", "P365D, 365d"})
    void writesTheLargestUnitThatFits(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    @Property
    void readsWhatItWrites(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seconds,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
        Duration duration = Duration.ofSeconds(seconds, nanos);

        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }
}
