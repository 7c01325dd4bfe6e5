package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Migrates the store's database, in two steps: the programme's own tables before the store's persistence unit starts,
 * so that no schema tool makes them in another way; what is added to the store's tables after it, when a demo's schema
 * tool, or the store's own migrations, have made those.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
    private static final String ENTITY_MANAGER_FACTORY = "entityManagerFactory";
    private static final String TABLES = "blLoyaltyTables";

    @Bean
    OrdersDataSource blLoyaltyOrdersDataSource(ListableBeanFactory beans, Environment environment) {
        return OrdersDataSource.of(beans, environment);
    }

    @Bean(TABLES)
    LoyaltyChangelog tables(OrdersDataSource orders, ResourceLoader resources) {
        return LoyaltyChangelog.tables(orders.dataSource(), resources);
    }

    @Bean
    @DependsOn({TABLES, ENTITY_MANAGER_FACTORY})
    LoyaltyChangelog blLoyaltyStoreChanges(OrdersDatabase database, ResourceLoader resources) {
        return LoyaltyChangelog.storeChanges(database.dataSource(), resources);
    }

    @Bean
    @ConditionalOnProperty(name = "loyalty.store-indexes", havingValue = "true")
    @DependsOn({TABLES, ENTITY_MANAGER_FACTORY})
    LoyaltyChangelog blLoyaltyStoreIndexes(OrdersDatabase database, ResourceLoader resources) {
        return LoyaltyChangelog.storeIndexes(database.dataSource(), resources);
    }

    @Bean
    static BeanFactoryPostProcessor blLoyaltyTablesFirst() {
        return SchemaConfiguration::startUnitAfterTables;
    }

    private static void startUnitAfterTables(ConfigurableListableBeanFactory beans) {
        BeanDefinition unit = beans.getBeanDefinition(ENTITY_MANAGER_FACTORY);
        unit.setDependsOn(StringUtils.addStringToArray(unit.getDependsOn(), TABLES));
    }
}
