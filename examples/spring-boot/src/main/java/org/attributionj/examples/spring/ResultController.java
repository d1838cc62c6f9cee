package org.attributionj.examples.spring;

import java.util.List;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.result.StoredResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What each touchpoint earned, under every model. */
@RestController
class ResultController {
    private final AttributionStore store;

    ResultController(AttributionStore store) {
        this.store = store;
    }

    @GetMapping("/conversions/{id}")
    List<StoredResult> conversion(@PathVariable("id") String id) {
        return store.results().of(id);
    }
}
