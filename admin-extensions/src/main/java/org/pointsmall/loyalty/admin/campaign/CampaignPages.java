package org.pointsmall.loyalty.admin.campaign;

import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.campaign.EditCampaigns;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class CampaignPages {

    @Bean
    CampaignsController blLoyaltyCampaignsController(
            AdminRights rights, AdminPage pages, EditCampaigns campaigns, TargetNames.Source names, BusinessTime time) {
        return new CampaignsController(rights, pages, campaigns, new CampaignViews(names), time);
    }
}
