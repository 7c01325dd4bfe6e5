package org.pointsmall.loyalty.admin.config;

import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.ResourceLoader;

/**
 * Adds our menu and our permissions to the admin's tables, once. They are recorded beside the plugin's other changes.
 */
@Configuration(proxyBeanMethods = false)
class AdminRows {

    /** On broadleaf-boot: when this bean exists, so do Broadleaf's tables and its own roles, which come first. */
    private static final String SCHEMA = "broadleafSchema";

    /**
     * No bean of Liquibase's own type: Boot makes every persistence unit wait for those, and this one waits for the
     * unit.
     */
    @Bean
    @DependsOn({"entityManagerFactory", "blLoyaltyStoreChanges"})
    InitializingBean blLoyaltyAdminRows(DataSource dataSource, ResourceLoader resources, BeanFactory beans) {
        if (beans.containsBean(SCHEMA)) {
            beans.getBean(SCHEMA);
        }
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(resources);
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/admin/loyalty-admin.xml");
        liquibase.setDatabaseChangeLogTable("LOYALTY_CHANGELOG");
        liquibase.setDatabaseChangeLogLockTable("LOYALTY_CHANGELOG_LOCK");
        liquibase.setAnalyticsEnabled(false);
        return liquibase::afterPropertiesSet;
    }
}
