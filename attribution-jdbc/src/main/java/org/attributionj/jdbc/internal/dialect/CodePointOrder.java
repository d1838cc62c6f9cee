package org.attributionj.jdbc.internal.dialect;

import java.util.Comparator;

/** The order of UTF-8 bytes, which differs from the order of strings beyond the first 65,536 characters. */
enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean isPair = Character.isSurrogate(a);
                // a surrogate stands for a character beyond all others
                return isPair == Character.isSurrogate(b) ? Character.compare(a, b) : isPair ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
