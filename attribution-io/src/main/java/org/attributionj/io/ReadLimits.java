package org.attributionj.io;

/**
 * What a reader puts up with. It needs memory for one record, so these bounds are its bounds of memory. Immutable and
 * thread-safe; each {@code with} method returns a changed copy.
 *
 * @param maxRejects how many rejected rows are tolerated; one more stops the reading with {@link
 *     TooManyRejectsException}
 * @param maxRecordBytes the longest record, in bytes, at least 16; longer ones are rejected
 * @param maxRecordLines the most lines that a quoted CSV field may run over, 1 or more. A quote that stays open longer
 *     is taken for a mistake: its row is rejected and reading resumes on the next line
 * @param maxUnzippedBytes the most bytes that may come out of one gzip input, 1 or more; more stop the reading
 */
public record ReadLimits(long maxRejects, int maxRecordBytes, int maxRecordLines, long maxUnzippedBytes) {

    private static final int SMALLEST_RECORD = 16;
    private static final int LARGEST_RECORD = 1 << 28;

    /** Any number of rejects, records of 1 MiB and 100 lines, any number of unzipped bytes. */
    public static final ReadLimits DEFAULT = new ReadLimits(Long.MAX_VALUE, 1 << 20, 100, Long.MAX_VALUE);

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a limit is out of its range
     */
    public ReadLimits {
        check(maxRejects >= 0, "maxRejects must be 0 or more, but was ", maxRejects);
        check(
                maxRecordBytes >= SMALLEST_RECORD && maxRecordBytes <= LARGEST_RECORD,
                "maxRecordBytes must be in [16, 2^28], but was ",
                maxRecordBytes);
        check(maxRecordLines >= 1, "maxRecordLines must be 1 or more, but was ", maxRecordLines);
        check(maxUnzippedBytes >= 1, "maxUnzippedBytes must be 1 or more, but was ", maxUnzippedBytes);
    }

    private static void check(boolean condition, String message, long value) {
        if (!condition) {
            throw new IllegalArgumentException(message + value);
        }
    }

    /**
     * Another number of tolerated rejects.
     *
     * @param rejects the number, 0 or more
     * @return changed limits
     */
    public ReadLimits withMaxRejects(long rejects) {
        return new ReadLimits(rejects, maxRecordBytes, maxRecordLines, maxUnzippedBytes);
    }

    /**
     * Another length of the longest record.
     *
     * @param bytes the length in bytes, in [16, 2^28]
     * @return changed limits
     */
    public ReadLimits withMaxRecordBytes(int bytes) {
        return new ReadLimits(maxRejects, bytes, maxRecordLines, maxUnzippedBytes);
    }

    /**
     * Another number of lines of the longest quoted field.
     *
     * @param lines the number of lines, 1 or more
     * @return changed limits
     */
    public ReadLimits withMaxRecordLines(int lines) {
        return new ReadLimits(maxRejects, maxRecordBytes, lines, maxUnzippedBytes);
    }

    /**
     * Another number of bytes that may come out of a gzip input: a small file can hold very many.
     *
     * @param bytes the number, 1 or more
     * @return changed limits
     */
    public ReadLimits withMaxUnzippedBytes(long bytes) {
        return new ReadLimits(maxRejects, maxRecordBytes, maxRecordLines, bytes);
    }
}
