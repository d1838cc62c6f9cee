package org.attributionj.io.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.Reading;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReaderTest {
    private static final String HEADER = "path,total_conversions,total_conversion_value,total_null\n";

    private static Reading<PathRow> read(PathOptions options, String text) {
        return Reading.of(PathReader.of(options)::read, Input.of("test", text));
    }

    @Test
    void rowsAreReadAsWritten() {
        Reading<PathRow> reading = read(PathOptions.DEFAULT, HEADER + "a > b c>a,2,3.50,4\nb,0,0.0,1\na,1e+05,7e2,0\n");
        assertThat(reading.rows())
                .containsExactly(
                        new PathRow("test", 2, List.of("a", "b c", "a"), 2, Money.of("3.50", "XXX"), 4),
                        new PathRow("test", 3, List.of("b"), 0, Money.of("0.0", "XXX"), 1),
                        new PathRow("test", 4, List.of("a"), 100_000, Money.of("700", "XXX"), 0));
    }

    @Test
    void valueAndNullsMayBeMissing() {
        PathOptions options = PathOptions.DEFAULT
                .withCurrency(Currency.getInstance("EUR"))
                .withStepSeparator(" -> ")
                .withSeparator(';');
        assertThat(read(options, "Conversions;PATH\n2;a > b -> c\n").only())
                .isEqualTo(new PathRow("test", 2, List.of("a > b", "c"), 2, Money.of("0.00", "EUR"), 0));
        assertThat(read(PathOptions.DEFAULT, HEADER + "a,2,,\n").only().nulls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'a,-1,0,0',total_conversions,0 or more",
        "'a,1.5,0,0',total_conversions,whole",
        "'a,,0,0',total_conversions,missing",
        "'a,1,x,0',total_conversion_value,decimal",
        "'a,1,-5,0',total_conversion_value,0 or more",
        "'a,0,5,0',total_conversion_value,no conversion",
        "'a,1,5,-1',total_null,0 or more",
        "',1,5,0',path,missing",
        "'a > > b,1,5,0',path,empty step",
        "'>,1,5,0',path,empty step",
        "'a >,1,5,0',path,empty step",
        "'a,1e30,5,0',total_conversions,whole",
        "'\"a\",1,\"1,500\",0',total_conversion_value,may be 1500 or 1.500"
    })
    void badRowsAreRejected(String row, String column, String reason) {
        Reading<PathRow> reading = read(PathOptions.DEFAULT, HEADER + row + "\nb,1,1,1\n");
        assertThat(reading.rows()).hasSize(1);
        RejectedRow reject = reading.rejects().get(0);
        assertThat(reject.column()).isEqualTo(column);
        assertThat(reject.reason()).contains(reason);
    }

    @Test
    void neededColumnsAreNamed() {
        assertThatThrownBy(() -> read(PathOptions.DEFAULT, "path,value\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no column for total_conversions")
                .hasMessageContaining("path, value");
        assertThatThrownBy(() -> read(PathOptions.DEFAULT, "path,conversions,value,revenue\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("\"value\" and \"revenue\"");
        assertThatIllegalArgumentException().isThrownBy(() -> PathOptions.DEFAULT.withStepSeparator(" "));
    }
}
