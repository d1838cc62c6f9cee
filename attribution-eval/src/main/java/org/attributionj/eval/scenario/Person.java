package org.attributionj.eval.scenario;

import java.util.Map;

/** A customer of a world of plain events. Immutable. */
interface Person extends Subject {

    /** What happens, and is recorded, with these channels on. */
    Life life(int on);

    /** Facts that are on record. */
    default Map<String, String> covariates() {
        return Map.of();
    }
}
