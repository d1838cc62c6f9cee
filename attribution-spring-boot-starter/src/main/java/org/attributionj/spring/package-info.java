/**
 * AttributionJ in Spring Boot 3.5 and 4: a store on the application's {@code DataSource}, a tracker with models from text,
 * metrics and health. {@link org.attributionj.spring.AttributionProperties} has the settings, {@link
 * org.attributionj.spring.TrackerCustomizer} is for what text cannot say.
 */
@NullMarked
package org.attributionj.spring;

import org.jspecify.annotations.NullMarked;
