package org.attributionj.spring;

import org.attributionj.jdbc.tracker.TrackerBuilder;

/**
 * Changes the tracker before it is opened, after all settings: a bean of this type can add models of its own with their
 * fits, or set what has no property. Several are called in the order of their beans.
 */
@FunctionalInterface
public interface TrackerCustomizer {

    /**
     * Changes the tracker.
     *
     * @param tracker what the settings made
     */
    void customize(TrackerBuilder tracker);
}
