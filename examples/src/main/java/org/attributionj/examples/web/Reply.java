package org.attributionj.examples.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import org.attributionj.io.json.AttributionJson;
import org.jspecify.annotations.Nullable;

/** Answers in JSON, in the forms that the library gives its records. */
final class Reply {
    private static final JsonMapper MAPPER = AttributionJson.mapper();

    private static final int MOST_BYTES = 8 << 20;

    private Reply() {}

    static void json(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(value);
        if (bytes.length > MOST_BYTES) {
            error(exchange, 507, "the answer has more than " + MOST_BYTES + " bytes; ask for less");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    static void error(HttpExchange exchange, int status, @Nullable String message) throws IOException {
        json(exchange, status, Map.of("error", String.valueOf(message)));
    }
}
