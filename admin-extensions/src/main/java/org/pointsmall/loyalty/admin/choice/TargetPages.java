package org.pointsmall.loyalty.admin.choice;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what sections share. */
@Configuration(proxyBeanMethods = false)
public class TargetPages {

    @Bean
    TargetsController blLoyaltyTargetsController(AdminRights rights, AdminPage pages, Catalogue catalogue) {
        return new TargetsController(rights, pages, catalogue);
    }
}
