package org.attributionj.io.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.junit.jupiter.api.Test;

class CodedPathTest {
    private static final String TEXT = """
            path,total_conversions,total_conversion_value,total_null
            a > b c>a,2,3.50,4
            "quoted, label > \u00fc",1,2,
            rejected1,-1,0,0
            rejected2 > ,1,5,0
            rejected3 > > b,x,5,0
            ,1,5,0
            rejected4,0,5,0
            b,0,0.0,1
              spaced   >  b  , 1e+05 ,7e2,0
            """;

    @Test
    void codedRowsAreTheRows() {
        PathReader reader = PathReader.of(PathOptions.DEFAULT);
        List<Input> inputs = List.of(Input.of("test", TEXT));
        List<RejectedRow> rejects = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Set<String> labels = new TreeSet<>();
        try (Rows<PathRow> rows = reader.read(inputs, rejects::add)) {
            rows.forEachRemaining(row -> {
                expected.add(row.labels() + " " + row.conversions() + " " + row.value() + " " + row.nulls());
                labels.addAll(row.labels());
            });
        }
        List<RejectedRow> codedRejects = new ArrayList<>();
        List<String> coded = new ArrayList<>();
        Dictionary dictionary = new Dictionary();
        try (Rows<CodedPath> rows = reader.readCoded(inputs, dictionary, codedRejects::add)) {
            rows.forEachRemaining(row -> coded.add(
                    Arrays.stream(row.codes()).mapToObj(dictionary::label).toList() + " " + row.conversions() + " "
                            + row.value() + " " + row.nulls()));
        }
        assertThat(coded).isEqualTo(expected).hasSize(4);
        assertThat(codedRejects).isEqualTo(rejects).hasSize(5);
        assertThat(dictionary.labels()).containsExactlyInAnyOrderElementsOf(labels);
    }
}
