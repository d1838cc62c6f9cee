package org.attributionj.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every handler: takes requests for this machine only, whatever name a page of a stranger has given it, and
 * says nothing of the inside where something fails.
 */
record Guard(HttpHandler inner, int port) implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Guard.class.getName());
    private static final int MOST_CHARACTERS = 4_096;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!isOwn(host)) {
            Reply.error(exchange, 421, "this server answers for localhost only");
        } else if (exchange.getRequestURI().toString().length() > MOST_CHARACTERS) {
            Reply.error(exchange, 414, "the address has more than " + MOST_CHARACTERS + " characters");
        } else {
            try {
                inner.handle(exchange);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a request failed", e);
                Reply.error(exchange, 500, "this failed here; the log of the server says why");
            }
        }
    }

    /** A page of a stranger can make its own name that of this machine, and then send it requests. */
    private boolean isOwn(@Nullable String host) {
        return host != null
                && Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port)
                        .contains(host);
    }
}
