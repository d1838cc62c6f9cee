package org.attributionj.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the store: {@code GET /conversions/ID} (the credits under each model), {@code GET /totals} or {@code
 * /totals?model=NAME} (by channel), {@code GET /runs/ID} (by what credits were made), {@code DELETE /customers/ID}.
 */
final class ResultsHandler implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(ResultsHandler.class.getName());
    private static final Pattern OF_ONE = Pattern.compile("/(conversions|runs|customers)/([^/]+)");

    private final AttributionStore store;
    private final @Nullable String token;

    /**
     * A handler.
     *
     * @param store the store
     * @param token what callers must know to delete; nobody can if there is none
     */
    ResultsHandler(AttributionStore store, @Nullable String token) {
        this.token = token;
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Matcher ofOne = OF_ONE.matcher(path);
        try {
            if (path.equals("/totals")) {
                requireMethod(exchange, "GET");
                Reply.json(
                        exchange,
                        200,
                        store.results()
                                .totals(model(exchange.getRequestURI().getRawQuery()), Period.all(), Grouping.CHANNEL));
            } else if (ofOne.matches()) {
                answer(exchange, ofOne.group(1), decoded(ofOne.group(2)));
            } else {
                Reply.error(exchange, 404, "there is nothing at " + path);
            }
        } catch (WrongMethodException e) {
            Reply.error(exchange, 405, e.getMessage());
        } catch (IllegalArgumentException e) {
            Reply.error(exchange, 400, e.getMessage());
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the store did not answer", e);
            Reply.error(exchange, 503, "the store does not answer now; ask again");
        }
    }

    private void answer(HttpExchange exchange, String what, String id) throws IOException {
        switch (what) {
            case "customers" -> {
                requireMethod(exchange, "DELETE");
                if (!isTrusted(exchange)) {
                    Reply.error(exchange, 401, "deletion needs the header Authorization: Bearer TOKEN");
                    return;
                }
                Reply.json(exchange, 200, store.privacy().eraseCustomer(id));
            }
            case "runs" -> {
                requireMethod(exchange, "GET");
                var run = store.runs().find(id);
                if (run.isPresent()) {
                    Reply.json(exchange, 200, run.get());
                } else {
                    Reply.error(exchange, 404, "there is no run " + id);
                }
            }
            default -> {
                requireMethod(exchange, "GET");
                List<StoredResult> results = store.results().of(id);
                if (results.isEmpty()) {
                    Reply.error(exchange, 404, "conversion " + id + " has no results, or none yet");
                } else {
                    Reply.json(exchange, 200, results);
                }
            }
        }
    }

    /** Compared in a time that tells nothing of how much was right. */
    private boolean isTrusted(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null
                && given != null
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireMethod(HttpExchange exchange, String method) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new WrongMethodException("use " + method);
        }
    }

    private static @Nullable String model(@Nullable String query) {
        if (query == null) {
            return null;
        }
        if (!query.startsWith("model=")) {
            throw new IllegalArgumentException("the only parameter is model, but the query was " + query);
        }
        return decoded(query.substring("model=".length()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final class WrongMethodException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongMethodException(String message) {
            super(message);
        }
    }
}
