package org.attributionj.spring;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An application as a user writes it: nothing of it is about attribution but what it does with it. */
@SpringBootApplication
class ShopApplication {

    @Bean
    AttributionModel half() {
        return AttributionModel.of("half", (journey, weights) -> {
            weights[0] = 1;
            return 0.5;
        });
    }

    @RestController
    static class Events {
        private final ConversionTracker tracker;

        Events(ConversionTracker tracker) {
            this.tracker = tracker;
        }

        @PostMapping("/touchpoints")
        int touchpoint(@RequestBody Touchpoint touchpoint) {
            return tracker.track(touchpoint).stored();
        }

        @PostMapping("/conversions")
        int conversion(@RequestBody Conversion conversion) {
            return tracker.track(conversion).stored();
        }

        @GetMapping("/results/{conversion}")
        List<StoredResult> results(@PathVariable String conversion) {
            // another thread of the tracker may have claimed it already
            return tracker.attributed(conversion)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Orders that are stored and attributed, or neither. */
    @Service
    static class Orders {
        private final TransactionalEvents events;

        Orders(TransactionalEvents events) {
            this.events = events;
        }

        @Transactional(isolation = Isolation.READ_COMMITTED)
        public int order(Conversion conversion, boolean isPaid) {
            int stored = events.write(conversion).conversions();
            if (!isPaid) {
                throw new IllegalStateException("not paid");
            }
            return stored;
        }
    }
}
