package org.pointsmall.loyalty.admin.start;

import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class StartPages {

    @Bean
    StartController blLoyaltyStartController(
            AdminRights rights,
            AdminPage pages,
            ProgrammeSettings settings,
            EditDefinitions<RuleTerms> rules,
            EditDefinitions<OfferTerms> offers,
            TierSchemes tiers,
            Simulations simulations,
            PointsInBulk bulk,
            JobStatuses statuses) {
        return new StartController(
                rights, pages, new WhatIsThere(settings, rules, offers, tiers, simulations, bulk, statuses));
    }
}
