package org.attributionj.core.event;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The device of a touchpoint. Immutable and thread-safe.
 *
 * @param type desktop, mobile, tablet or the like; null if unknown
 * @param system the operating system; null if unknown
 * @param browser the browser or the mail program; null if unknown
 */
public record Device(
        @Nullable String type,
        @Nullable String system,
        @Nullable String browser) implements Serializable {}
