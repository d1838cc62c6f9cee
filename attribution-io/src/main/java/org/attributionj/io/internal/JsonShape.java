package org.attributionj.io.internal;

/** How a JSON file holds its objects. */
public enum JsonShape {
    /** One on each line. */
    LINES,
    /** In an array, or over several lines. */
    STREAM;

    /**
     * The shape that a file's first bytes show.
     *
     * @param head the first bytes
     * @return lines if the first object ends on the line on which it begins, or that line is longer than the bytes
     */
    public static JsonShape of(byte[] head) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < head.length; i++) {
            byte b = head[i];
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                if (depth == 0 && b == '[') {
                    return STREAM;
                }
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth == 0) {
                    return LINES;
                }
            } else if (b == '\n' && depth > 0) {
                return STREAM;
            }
        }
        return LINES;
    }
}
