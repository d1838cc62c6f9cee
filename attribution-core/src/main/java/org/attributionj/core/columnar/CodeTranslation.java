package org.attributionj.core.columnar;

import java.util.Arrays;

/** Codes of one dictionary in terms of another, by label. Remembers what it has looked up: one thread at a time. */
final class CodeTranslation {
    private final Dictionary from;
    private final Dictionary to;
    /** The translated code + 1; 0 where it was never asked. */
    private int[] codes = {};

    CodeTranslation(Dictionary from, Dictionary to) {
        this.from = from;
        this.to = to;
    }

    int translate(int code) {
        int known = code < codes.length ? codes[code] : 0;
        return known != 0 ? known - 1 : lookUp(code);
    }

    private int lookUp(int code) {
        int translated = to.code(from.label(code));
        if (code >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(16, 2 * code));
        }
        codes[code] = translated + 1;
        return translated;
    }
}
