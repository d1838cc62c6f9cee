package org.attributionj.spring;

import org.attributionj.jdbc.tracker.ConversionTracker;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the tracker where Spring Boot 4 asks for it. */
@AutoConfiguration(after = AttributionAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnProperty(name = "management.health.attribution.enabled", matchIfMissing = true)
class Boot4HealthAutoConfiguration {

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
