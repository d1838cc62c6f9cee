package org.attributionj.enrich.agent;

import java.util.Objects;
import org.attributionj.core.event.Device;

/**
 * What a user agent tells. Immutable and thread-safe.
 *
 * @param device the device; what is unknown of it is null
 * @param kind what kind of program it is
 */
public record Agent(Device device, AgentKind kind) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Agent {
        Objects.requireNonNull(device, "device must not be null");
        Objects.requireNonNull(kind, "kind must not be null");
    }
}
