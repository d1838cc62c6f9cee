package org.attributionj.io.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.io.internal.Numbers;
import org.jspecify.annotations.Nullable;

/** Lists of records within one text, such as {@code Shoes;Runner;1;49.90,Socks;Blue;2;10.00}. */
final class ListText {
    private ListText() {}

    /** The sum of a part of all items; null if no item has a number there. */
    static @Nullable String sum(String text, String items, String parts, String part) {
        int index = (int) Math.min(Numbers.count(part), Integer.MAX_VALUE) - 1;
        BigDecimal sum = null;
        for (String item : split(text, items)) {
            List<String> fields = split(item, parts);
            BigDecimal number = index >= 0 && index < fields.size() ? ValueFunction.number(fields.get(index)) : null;
            if (number != null) {
                sum = sum == null ? number : sum.add(number);
            }
        }
        return sum == null ? null : sum.toPlainString();
    }

    /** Splits at a sign that no {@code ^} and no backslash stands before; escapes are kept for the next splitting. */
    private static List<String> split(String text, String sign) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length() && !sign.isEmpty(); i++) {
            char c = text.charAt(i);
            if (c == '^' || c == '\\') {
                i++;
            } else if (text.startsWith(sign, i)) {
                fields.add(text.substring(from, i));
                from = i + sign.length();
            }
        }
        fields.add(text.substring(from));
        return fields;
    }
}
