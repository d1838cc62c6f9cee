package org.attributionj.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final byte[] FIRST = text(1, 100_000);
    private static final byte[] SECOND = text(2, 70_001);

    private static byte[] text(int seed, int length) {
        Random random = new Random(seed);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(8));
        }
        return text;
    }

    private static byte[] zipped(byte[]... members) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
                zip.write(member);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(bytes), NO_LIMIT)) {
            return in.readAllBytes();
        }
    }

    @Test
    void allMembersAreRead() throws IOException {
        assertThat(unzipped(zipped(FIRST))).isEqualTo(FIRST);
        assertThat(unzipped(zipped(FIRST, new byte[0], SECOND))).isEqualTo(joined(FIRST, SECOND));
        assertThat(unzipped(zipped(new byte[0]))).isEmpty();
    }

    /** Streams of networks and pipes say that nothing is available, or give a few bytes at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void streamsThatGiveLittleAtATimeLoseNoMember(int most) throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(zipped(FIRST, SECOND))) {
            @Override
            public int available() throws IOException {
                throw new IOException("Illegal seek");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(most, length));
            }
        };
        try (InputStream in = new GzipMembers(slow, NO_LIMIT)) {
            assertThat(in.readAllBytes()).isEqualTo(joined(FIRST, SECOND));
        }
    }

    @Test
    void headersWithEveryFieldAreRead() throws IOException {
        byte[] plain = zipped(SECOND);
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 + 8 + 16, 1, 2, 3, 4, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'c', 0};
        assertThat(unzipped(joined(header, rest))).isEqualTo(SECOND);
    }

    @Test
    void whatFollowsTheLastMemberMustBeAMember() {
        byte[] whole = zipped(FIRST);
        assertThatThrownBy(() -> unzipped(joined(whole, "customer,time\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ZipException.class)
                .hasMessage(
                        "the gzip data are damaged: in member 2, after 100000 unzipped bytes, something else follows"
                                + " the data before it");
        assertThatThrownBy(() -> unzipped(joined(whole, new byte[] {0x1f})))
                .hasMessageContaining("end too early: in member 2");
    }

    /** Every byte of the second member matters, apart from the time, the compression and the system of its header,
     * and the bits that fill up the last byte of its blocks. */
    @Test
    void aDamagedSecondMemberIsNeverTakenForTheEnd() {
        byte[] second = zipped(Arrays.copyOf(SECOND, 200));
        byte[] first = zipped(Arrays.copyOf(FIRST, 200));
        for (int at = 0; at < second.length; at++) {
            byte[] changed = second.clone();
            changed[at] = (byte) (changed[at] ^ 0x40);
            byte[] bytes = joined(first, changed);
            boolean isPadding = at == second.length - 9;
            if ((at < 4 || at > 9) && !isPadding) {
                assertThatThrownBy(() -> unzipped(bytes)).as("byte " + at).isInstanceOf(IOException.class);
            }
        }
        for (int length = 1; length < second.length; length++) {
            byte[] bytes = joined(first, Arrays.copyOf(second, length));
            assertThatThrownBy(() -> unzipped(bytes)).hasMessageContaining("end too early");
        }
    }

    @Test
    void noMoreIsUnzippedThanAllowed() throws IOException {
        byte[] bytes = zipped(FIRST, SECOND);
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(bytes), FIRST.length + SECOND.length)) {
            assertThat(in.readAllBytes()).hasSize(FIRST.length + SECOND.length);
        }
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(bytes), FIRST.length + SECOND.length - 1)) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("more than 170000 bytes come out");
        }
    }
}
