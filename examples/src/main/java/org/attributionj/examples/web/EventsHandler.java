package org.attributionj.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.tracker.TrackerBusyException;
import org.attributionj.jdbc.write.Refusal;

/**
 * {@code POST /events}: touchpoints and conversions as JSON Lines (or as CSV with a header), in the forms that the files of
 * the command have. The answer comes when they are on disk, and the same request may be sent again.
 */
final class EventsHandler implements HttpHandler {
    private static final int LARGEST_BODY = 1 << 20;

    private final ConversionTracker tracker;
    private final EventReader reader = EventReader.of(EventOptions.DEFAULT);

    EventsHandler(ConversionTracker tracker) {
        this.tracker = tracker;
    }

    /**
     * What became of the lines of a request.
     *
     * @param stored events that are new
     * @param duplicates events that were there already
     * @param refusals events that the store refused
     * @param rejects lines that are no events
     */
    record Answer(int stored, int duplicates, List<Refusal> refusals, List<RejectedRow> rejects) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Reply.error(exchange, 405, "send events by POST");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            Reply.error(exchange, 413, "send at most " + LARGEST_BODY + " bytes at a time");
            return;
        }
        try {
            Answer answer = track(body);
            boolean isComplete = answer.refusals().isEmpty() && answer.rejects().isEmpty();
            Reply.json(exchange, isComplete ? 200 : 422, answer);
        } catch (UnusableInputException e) {
            Reply.error(exchange, 400, e.getMessage());
        } catch (TrackerBusyException | StoreException e) {
            exchange.getResponseHeaders().set("Retry-After", "10");
            Reply.error(exchange, 503, e.getMessage());
        }
    }

    private Answer track(byte[] body) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        List<RejectedRow> rejects = new ArrayList<>();
        try (Rows<EventRow> rows = reader.read(List.of(Input.of("request", body)), rejects::add)) {
            rows.forEachRemaining(row -> {
                row.touch().ifPresent(touchpoints::add);
                row.converted().ifPresent(conversions::add);
            });
        }
        TrackReport report = tracker.track(touchpoints, conversions);
        return new Answer(report.stored(), report.duplicates(), report.refusals(), rejects);
    }
}
