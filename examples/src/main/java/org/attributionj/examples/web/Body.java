package org.attributionj.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests: of known kinds, within a size, and within a time. */
record Body(int mostBytes, Duration deadline, ScheduledExecutorService timer) {
    private static final Set<String> TYPES =
            Set.of("application/x-ndjson", "application/jsonl", "application/json", "text/csv");

    /** A request that is refused before it is read as events. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * The bytes of a request. They are as long as they look: what is packed, and may be any size once it is unpacked, is
     * refused.
     */
    byte[] read(HttpExchange exchange) throws IOException, RefusedException {
        requireType(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (exchange.getRequestHeaders().containsKey("Content-Encoding")) {
            throw new RefusedException(415, "send the events as they are, without Content-Encoding");
        }
        byte[] bytes = readInTime(exchange);
        if (bytes.length > mostBytes) {
            throw new RefusedException(413, "send at most " + mostBytes + " bytes at a time");
        }
        boolean isGzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        boolean isZip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        if (isGzip || isZip) {
            throw new RefusedException(415, "send the events as they are, not packed");
        }
        return bytes;
    }

    /** Other types than those of forms: a page of a stranger cannot send them without asking first. */
    private static void requireType(@Nullable String header) throws RefusedException {
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw new RefusedException(415, "Content-Type must be application/x-ndjson or text/csv");
        }
    }

    /** A sender that stops in the middle would keep a thread for ever. */
    private byte[] readInTime(HttpExchange exchange) throws IOException {
        ScheduledFuture<?> end = timer.schedule(exchange::close, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange.getRequestBody().readNBytes(mostBytes + 1);
        } finally {
            end.cancel(false);
        }
    }
}
