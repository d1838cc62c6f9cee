package org.attributionj.spring;

import javax.sql.DataSource;
import org.attributionj.jdbc.AttributionStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Events within the application's transactions, where Spring manages those. After the store, so that it is known whether there is one. */
@AutoConfiguration(after = AttributionAutoConfiguration.class)
@ConditionalOnClass(DataSourceUtils.class)
class TransactionsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(AttributionStore.class)
    @ConditionalOnSingleCandidate(DataSource.class)
    TransactionalEvents transactionalEvents(AttributionStore store, DataSource dataSource) {
        return new TransactionalEvents(store, dataSource);
    }
}
