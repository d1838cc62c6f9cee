package org.attributionj.examples.spring;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes events in. The answer comes when they are on disk, and the same request may be sent again. */
@RestController
@RequestMapping("/events")
class EventController {
    private final ConversionTracker tracker;

    EventController(ConversionTracker tracker) {
        this.tracker = tracker;
    }

    @PostMapping("/touchpoints")
    @ResponseStatus(HttpStatus.CREATED)
    TrackReport touchpoints(@RequestBody List<Touchpoint> touchpoints) {
        return tracker.track(touchpoints, List.of());
    }

    @PostMapping("/conversions")
    @ResponseStatus(HttpStatus.CREATED)
    TrackReport conversions(@RequestBody List<Conversion> conversions) {
        return tracker.track(List.of(), conversions);
    }
}
