package org.attributionj.spring;

import org.attributionj.jdbc.tracker.ConversionTracker;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The health of the tracker where Spring Boot 3 asks for it. */
@AutoConfiguration(after = AttributionAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnProperty(name = "management.health.attribution.enabled", matchIfMissing = true)
class Boot3HealthAutoConfiguration {

    @Bean
    @ConditionalOnBean(ConversionTracker.class)
    @ConditionalOnMissingBean(name = "attributionHealthIndicator")
    HealthIndicator attributionHealthIndicator(ConversionTracker tracker, AttributionProperties properties) {
        return () -> {
            TrackerHealth health =
                    new TrackerHealth(tracker, properties.tracker().maxLag());
            return (health.isUp() ? Health.up() : Health.down())
                    .withDetails(health.details())
                    .build();
        };
    }
}
