package org.pointsmall.loyalty.admin.flag;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.FlagHistory;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the page together. */
@Configuration(proxyBeanMethods = false)
public class FlagPages {

    @Bean
    FlagHistoryController blLoyaltyFlagHistoryController(
            AdminRights rights, AdminPage pages, FlagHistory history, Catalogue catalogue, BusinessTime time) {
        return new FlagHistoryController(rights, pages, history, catalogue, time);
    }
}
