package org.attributionj.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerMetrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The tracker's figures, where Micrometer is. After the tracker, so that it is known whether there is one. */
@AutoConfiguration(after = AttributionAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
class MetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(ConversionTracker.class)
    TrackerMetrics trackerMetrics(ConversionTracker tracker, ObjectProvider<Clock> clock) {
        return new TrackerMetrics(tracker, clock.getIfUnique(Clock::systemUTC));
    }
}
