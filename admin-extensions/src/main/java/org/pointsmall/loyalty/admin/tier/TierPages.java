package org.pointsmall.loyalty.admin.tier;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.simulation.CostInWords;
import org.pointsmall.loyalty.admin.simulation.SpendingInWords;
import org.pointsmall.loyalty.tier.EditTiers;
import org.pointsmall.loyalty.tier.ForeseeTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class TierPages {

    @Bean
    TiersController blLoyaltyTiersController(
            AdminRights rights,
            AdminPage pages,
            TierSchemes schemes,
            EditTiers edit,
            ForeseeTiers foresee,
            CostInWords cost,
            SpendingInWords spending,
            BusinessTime time) {
        return new TiersController(rights, pages, schemes, edit, new AskAboutTiers(foresee, cost, spending), time);
    }
}
