package org.attributionj.eval.scenario;

import java.util.List;

/** All worlds of plain events. */
final class Worlds {
    static final long SEED = 11;

    private Worlds() {}

    static List<WorldScenario> all() {
        return Scenarios.all().stream()
                .filter(WorldScenario.class::isInstance)
                .map(WorldScenario.class::cast)
                .toList();
    }

    static World of(String name) {
        return ((WorldScenario) Scenarios.of(name)).world();
    }
}
