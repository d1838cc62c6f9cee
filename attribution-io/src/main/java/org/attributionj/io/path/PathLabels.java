package org.attributionj.io.path;

import java.util.Arrays;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.event.Channel;

/** Labels as they are written in files, and as they are meant: several spellings may be one. Single thread. */
final class PathLabels {
    private final Dictionary written = new Dictionary();
    private final Dictionary target;

    /** By the code as written; -1 where it was not asked for yet. */
    private int[] meant = new int[0];

    /** Labels that are added to a dictionary once they are asked for. */
    PathLabels(Dictionary target) {
        this.target = target;
    }

    Dictionary written() {
        return written;
    }

    /** The codes of what is meant, in an array of their own. */
    int[] meant(int[] codes, int count) {
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            int code = codes[i];
            result[i] = code < meant.length && meant[code] >= 0 ? meant[code] : ask(code);
        }
        return result;
    }

    private int ask(int code) {
        if (code >= meant.length) {
            int before = meant.length;
            meant = Arrays.copyOf(meant, Math.max(2 * before, code + 16));
            Arrays.fill(meant, before, meant.length, -1);
        }
        int asked = target.code(Channel.named(written.label(code)).name());
        meant[code] = asked;
        return asked;
    }
}
