package org.pointsmall.loyalty.broadleaf.config;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Migrates the store's database, in two steps: the programme's own tables before the store's persistence unit starts,
 * so that no schema tool makes them in another way; what is added to the store's tables after it, when a demo's schema
 * tool has made those. Both are recorded in tables of our own, beside whatever migrations the store has.
 */
@Configuration(proxyBeanMethods = false)
class LoyaltyMigrations {
    private static final String CHANGELOGS = "classpath:/org/pointsmall/loyalty/changelog/";
    private static final String ENTITY_MANAGER_FACTORY = "entityManagerFactory";
    private static final String TABLES = "blLoyaltyTables";

    @Bean(TABLES)
    SpringLiquibase tables(DataSource dataSource) {
        return liquibase(dataSource, "loyalty-tables.xml");
    }

    /**
     * No bean of Liquibase's own type: Boot makes every persistence unit wait for those, and this one waits for the
     * unit.
     */
    @Bean
    @DependsOn({TABLES, ENTITY_MANAGER_FACTORY})
    InitializingBean blLoyaltyStoreChanges(DataSource dataSource, ResourceLoader resources) {
        SpringLiquibase liquibase = liquibase(dataSource, "loyalty-store.xml");
        liquibase.setResourceLoader(resources);
        return liquibase::afterPropertiesSet;
    }

    @Bean
    static BeanFactoryPostProcessor blLoyaltyTablesFirst() {
        return LoyaltyMigrations::startUnitAfterTables;
    }

    private static void startUnitAfterTables(ConfigurableListableBeanFactory beans) {
        BeanDefinition unit = beans.getBeanDefinition(ENTITY_MANAGER_FACTORY);
        unit.setDependsOn(StringUtils.addStringToArray(unit.getDependsOn(), TABLES));
    }

    private static SpringLiquibase liquibase(DataSource dataSource, String changelog) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog(CHANGELOGS + changelog);
        liquibase.setDatabaseChangeLogTable("LOYALTY_CHANGELOG");
        liquibase.setDatabaseChangeLogLockTable("LOYALTY_CHANGELOG_LOCK");
        liquibase.setAnalyticsEnabled(false);
        return liquibase;
    }
}
