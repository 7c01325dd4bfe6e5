package org.pointsmall.demo.store;

import java.time.Clock;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store's beans; the admin has none of them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConditionalOnProperty(name = "broadleaf.flavour", havingValue = "site", matchIfMissing = true)
public class StoreConfiguration {

    /** The application's clock: the plugin takes it as well, so that a test can move one time for all. */
    @Bean
    Clock storeClock() {
        return Clock.systemUTC();
    }

    @Bean
    EntityManager storeEntityManager(@Qualifier("entityManagerFactory") EntityManagerFactory factory) {
        return SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    /** The store's transactions are Broadleaf's, so that what Broadleaf's services do joins them. */
    @Bean
    TransactionTemplate storeTransaction(@Qualifier("blTransactionManager") PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    /** Creates the few tables of the store's own. */
    @Bean
    SpringLiquibase storeLiquibase(@Qualifier("webDS") DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog("classpath:/org/pointsmall/demo/store/store-tables.xml");
        liquibase.setDatabaseChangeLogTable("DEMO_CHANGELOG");
        liquibase.setDatabaseChangeLogLockTable("DEMO_CHANGELOG_LOCK");
        liquibase.setAnalyticsEnabled(false);
        return liquibase;
    }
}
