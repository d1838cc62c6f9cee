package org.attributionj.core.statistic.credit;

import static org.attributionj.core.internal.Checks.notNull;

import java.util.Locale;
import java.util.Set;

/**
 * Tells labels of the data from the names of rows that are no label: {@code (baseline)}, {@code (unattributed)}, {@code total}
 * and {@code (total)}, in any case. Wherever such rows stand among labels, in tables, CSV and JSON, a label of that name is
 * written in quotation marks, {@code "total"}; one that is so named with quotation marks gets another pair, so that {@link
 * #unescape} gives back every label.
 */
public final class ReservedLabels {
    private static final Set<String> RESERVED =
            Set.of(CreditTotals.BASELINE, CreditTotals.UNATTRIBUTED, CreditTotals.TOTAL, "total");

    private ReservedLabels() {}

    /**
     * A label as it is written among other rows.
     *
     * @param label a label of the data
     * @return the label, in quotation marks if it is reserved or a reserved one in quotation marks
     */
    public static String escape(String label) {
        return isReserved(notNull(label, "label")) ? '"' + label + '"' : label;
    }

    /**
     * A label of the data from what is written.
     *
     * @param written what {@link #escape} gave
     * @return the label
     */
    public static String unescape(String written) {
        String inner = inner(notNull(written, "written"));
        return !inner.equals(written) && isReserved(inner) ? inner : written;
    }

    private static boolean isReserved(String label) {
        String bare = label;
        for (String inner = inner(bare); !inner.equals(bare); inner = inner(bare)) {
            bare = inner;
        }
        return RESERVED.contains(bare.toLowerCase(Locale.ROOT));
    }

    /** What is within the outermost quotation marks; the text itself if there are none. */
    private static String inner(String text) {
        boolean isQuoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
