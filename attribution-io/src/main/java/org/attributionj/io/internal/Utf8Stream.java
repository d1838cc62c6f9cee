package org.attributionj.io.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A stream of another charset as UTF-8, so that one scanner reads all. What the charset does not know fails. Single thread. */
final class Utf8Stream extends InputStream {
    private static final int CHUNK = 1 << 13;

    private final InputStream source;
    private final Charset charset;
    private final Reader reader;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK).limit(0);
    private final ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK).limit(0);
    private boolean isAtEnd;

    Utf8Stream(InputStream source, Charset charset) {
        this.source = source;
        this.charset = charset;
        reader = new InputStreamReader(
                source,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return bytes.hasRemaining() || fill() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!bytes.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        bytes.clear();
        while (bytes.position() == 0 && !isAtEnd) {
            chars.compact();
            try {
                isAtEnd = reader.read(chars) < 0;
            } catch (CharacterCodingException e) {
                throw new IOException("is not written in " + charset.name() + "; name its charset", e);
            }
            chars.flip();
            encoder.encode(chars, bytes, isAtEnd);
            if (isAtEnd) {
                encoder.flush(bytes);
            }
        }
        bytes.flip();
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
