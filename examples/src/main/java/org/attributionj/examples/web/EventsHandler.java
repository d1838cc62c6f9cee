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
    private static final System.Logger LOG = System.getLogger(EventsHandler.class.getName());
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_SHOWN = 100;

    private final ConversionTracker tracker;
    private final Body bodies;
    private final EventReader reader = EventReader.of(EventOptions.DEFAULT);

    EventsHandler(ConversionTracker tracker, Body bodies) {
        this.tracker = tracker;
        this.bodies = bodies;
    }

    /**
     * What became of the lines of a request.
     *
     * @param stored events that are new
     * @param duplicates events that were there already
     * @param refusals events that the store refused
     * @param rejects lines that are no events, the first 100 of them
     */
    record Answer(int stored, int duplicates, List<Refusal> refusals, List<RejectedRow> rejects) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Reply.error(exchange, 405, "send events by POST");
            return;
        }
        try {
            Answer answer = track(bodies.read(exchange));
            boolean isComplete = answer.refusals().isEmpty() && answer.rejects().isEmpty();
            Reply.json(exchange, isComplete ? 200 : 422, answer);
        } catch (Body.RefusedException e) {
            Reply.error(exchange, e.status(), e.getMessage());
        } catch (UnusableInputException e) {
            Reply.error(exchange, 400, e.getMessage());
        } catch (TrackerBusyException | StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "events were not stored", e);
            exchange.getResponseHeaders().set("Retry-After", "10");
            Reply.error(exchange, 503, "the events may or may not be stored; send them again");
        }
    }

    private Answer track(byte[] body) throws Body.RefusedException {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        List<RejectedRow> rejects = new ArrayList<>();
        try (Rows<EventRow> rows = reader.read(List.of(Input.of("request", body)), reject -> {
            if (rejects.size() < MOST_SHOWN) {
                rejects.add(reject);
            }
        })) {
            while (rows.hasNext()) {
                EventRow row = rows.next();
                row.touch().ifPresent(touchpoints::add);
                row.converted().ifPresent(conversions::add);
                if (touchpoints.size() + conversions.size() > MOST_ROWS) {
                    throw new Body.RefusedException(413, "send at most " + MOST_ROWS + " events at a time");
                }
            }
        }
        TrackReport report = tracker.track(touchpoints, conversions);
        return new Answer(report.stored(), report.duplicates(), report.refusals(), rejects);
    }
}
