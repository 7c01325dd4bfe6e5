package org.pointsmall.loyalty.admin.config;

import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.openadmin.server.security.service.navigation.SectionAuthorization;
import org.pointsmall.loyalty.spring.LoyaltyOffAutoConfiguration;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Hides our sections, which are in the store's tables, in the admin of a programme that is not switched on. */
@AutoConfiguration
@ConditionalOnClass(name = "org.broadleafcommerce.openadmin.server.service.handler.CustomPersistenceHandler")
@Conditional({LoyaltyOffAutoConfiguration.NotSwitchedOn.class, LoyaltyAdminAutoConfiguration.InAnAdmin.class})
public class SwitchedOffAdminAutoConfiguration {
    private static final String AUTHORIZATIONS = "blLoyaltySectionAuthorizations";
    private static final long FIRST = -28999;
    private static final long LAST = -28000;

    @Bean(AUTHORIZATIONS)
    static ListFactoryBean authorizations() {
        SectionAuthorization notOurs = (user, section) -> section.getId() < FIRST || section.getId() > LAST;
        return LoyaltyAdminAutoConfiguration.list(notOurs);
    }

    @Bean
    static LateStageMergeBeanPostProcessor blLoyaltySectionAuthorizationsMerge() {
        return LoyaltyAdminAutoConfiguration.merge(AUTHORIZATIONS, "blAdditionalSectionAuthorizations");
    }
}
