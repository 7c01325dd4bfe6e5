package org.pointsmall.loyalty.admin.config;

import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/**
 * Adds our menu and our permissions to the admin's tables, once. They are recorded beside the plugin's other changes.
 */
@Configuration(proxyBeanMethods = false)
class AdminRows {

    /** On broadleaf-boot: when this bean exists, so do Broadleaf's tables and its own roles, which come first. */
    private static final String SCHEMA = "broadleafSchema";

    @Bean
    @DependsOn({"entityManagerFactory", "blLoyaltyStoreChanges"})
    LoyaltyChangelog blLoyaltyAdminRows(
            @Qualifier("entityManagerFactory") EntityManagerFactoryInfo unit,
            ResourceLoader resources,
            BeanFactory beans) {
        if (beans.containsBean(SCHEMA)) {
            beans.getBean(SCHEMA);
        }
        DataSource dataSource = Objects.requireNonNull(unit.getDataSource(), "the persistence unit's data source");
        return new LoyaltyChangelog(dataSource, resources, "org/pointsmall/loyalty/admin/loyalty-admin.xml");
    }
}
