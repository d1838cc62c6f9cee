package org.attributionj.core.statistic.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedLabelsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"(baseline)", "(unattributed)", "total", "(total)", "Total", "\"total\"", "\"\"(Baseline)\"\""})
    void reservedLabelsGetOnePairOfQuotationMarksAndComeBack(String label) {
        assertThat(ReservedLabels.escape(label)).isEqualTo('"' + label + '"');
        assertThat(ReservedLabels.unescape(ReservedLabels.escape(label))).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "\"email\"", "\"", "\"\"", "totals", "baseline", "\"total", "'total'"})
    void othersStayAsTheyAre(String label) {
        assertThat(ReservedLabels.escape(label)).isEqualTo(label);
        assertThat(ReservedLabels.unescape(label)).isEqualTo(label);
    }
}
