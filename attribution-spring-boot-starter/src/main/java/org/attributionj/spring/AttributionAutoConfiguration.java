package org.attributionj.spring;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import javax.sql.DataSource;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.io.json.AttributionJson;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;

/**
 * The beans: an assembler, a store on the one {@code DataSource}, and a tracker. Each gives way to
 * one that the application defines. At the end the web server takes no more requests, then the tracker writes what it
 * has, then the pool closes: each bean is closed before what it stands on.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(AttributionProperties.class)
public class AttributionAutoConfiguration {

    /** For Spring. */
    public AttributionAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    JourneyAssembler journeyAssembler(AttributionProperties properties) {
        return AssemblerSettings.assembler(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(DataSource.class)
    AttributionStore attributionStore(
            DataSource dataSource,
            JourneyAssembler assembler,
            AttributionProperties properties,
            ObjectProvider<ConsentPolicy> consent,
            ObjectProvider<Clock> clock) {
        AttributionProperties.Store settings = properties.store();
        return AttributionStore.builder(dataSource)
                .schema(settings.schema())
                .tablePrefix(settings.tablePrefix())
                .migrates(settings.migrate())
                .keepsRevisions(settings.keepsRevisions())
                .consent(consent.getIfUnique(ConsentPolicy::given))
                .clock(clock.getIfUnique(Clock::systemUTC))
                .assembler(assembler)
                .open();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnBean(AttributionStore.class)
    @ConditionalOnProperty(name = "attribution.tracker.enabled", matchIfMissing = true)
    ConversionTracker conversionTracker(
            AttributionStore store,
            AttributionProperties properties,
            ObjectProvider<Clock> clock,
            ObjectProvider<AttributionModel> models,
            ObjectProvider<TrackerListener> listeners,
            ObjectProvider<TrackerCustomizer> customizers) {
        TrackerBuilder tracker = new TrackerSettings(properties, clock.getIfUnique(Clock::systemUTC)).tracker(store);
        models.orderedStream().forEach(tracker::models);
        listeners.orderedStream().forEach(tracker::listeners);
        customizers.orderedStream().forEach(customizer -> customizer.customize(tracker));
        return tracker.open();
    }

    /** Only in web applications: the library's records as bodies of requests and answers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpMessageConverter.class)
    static class Web {

        @Bean
        @ConditionalOnMissingBean
        RecordMessageConverter recordMessageConverter() {
            return new RecordMessageConverter();
        }
    }

    /** Where the application's own mapper is of Jackson 2, as in Spring Boot 3, it takes every module that is a bean. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObjectMapper.class)
    static class Json {

        @Bean
        @ConditionalOnMissingBean(name = "attributionJacksonModule")
        Module attributionJacksonModule() {
            return AttributionJson.module();
        }
    }
}
