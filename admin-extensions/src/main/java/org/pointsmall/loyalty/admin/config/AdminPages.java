package org.pointsmall.loyalty.admin.config;

import java.util.Map;
import org.broadleafcommerce.common.security.service.ExploitProtectionService;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
import org.pointsmall.loyalty.admin.audit.AuditPages;
import org.pointsmall.loyalty.admin.audit.NoteActions;
import org.pointsmall.loyalty.admin.batch.BatchPages;
import org.pointsmall.loyalty.admin.campaign.CampaignsController;
import org.pointsmall.loyalty.admin.code.CodePages;
import org.pointsmall.loyalty.admin.definition.DefinitionPages;
import org.pointsmall.loyalty.admin.desk.DeskPages;
import org.pointsmall.loyalty.admin.flag.FlagPages;
import org.pointsmall.loyalty.admin.mall.OfferCostInWords;
import org.pointsmall.loyalty.admin.mall.OffersController;
import org.pointsmall.loyalty.admin.mall.ZonesController;
import org.pointsmall.loyalty.admin.member.MemberPages;
import org.pointsmall.loyalty.admin.overview.OverviewPages;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.AdminSessionController;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.OwnErrors;
import org.pointsmall.loyalty.admin.page.OwnPages;
import org.pointsmall.loyalty.admin.programme.LedgerPages;
import org.pointsmall.loyalty.admin.recommendation.RatePages;
import org.pointsmall.loyalty.admin.reward.RewardPages;
import org.pointsmall.loyalty.admin.rule.RulesController;
import org.pointsmall.loyalty.admin.segment.SegmentPages;
import org.pointsmall.loyalty.admin.settings.SettingsController;
import org.pointsmall.loyalty.admin.simulation.SimulationPages;
import org.pointsmall.loyalty.admin.start.StartPages;
import org.pointsmall.loyalty.admin.tier.TierPages;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Our own pages in the admin, beside those that Broadleaf makes of entities. */
@Configuration(proxyBeanMethods = false)
@Import({
    MemberPages.class,
    DeskPages.class,
    LedgerPages.class,
    DefinitionPages.class,
    RulesController.class,
    CampaignsController.class,
    OffersController.class,
    OfferCostInWords.class,
    CodePages.class,
    BatchPages.class,
    RewardPages.class,
    FlagPages.class,
    ZonesController.class,
    SimulationPages.class,
    TierPages.class,
    SegmentPages.class,
    RatePages.class,
    SettingsController.class,
    AuditPages.class,
    OverviewPages.class,
    StartPages.class
})
class AdminPages {

    /** The admin's servlet takes the mappings of the application's context with its own. */
    @Bean
    OwnPages blLoyaltyAdminPages(ReadAudit audit) {
        OwnPages pages = new OwnPages();
        pages.setInterceptors(new NoteActions(audit));
        return pages;
    }

    /** The admin's servlet takes the application's resolvers with its own. */
    @Bean
    OwnErrors blLoyaltyAdminErrors(AdminPage pages, OwnPages mappings) {
        return new OwnErrors(pages, mappings);
    }

    /**
     * After Broadleaf's controllers, which are one before the last but one in 6 and 7, and before its files: no address of
     * ours is left to the server's own page.
     */
    @Bean
    SimpleUrlHandlerMapping blLoyaltyUnknownPages() {
        HttpRequestHandler nothing = (request, response) -> {
            throw new NotFoundException("page at " + request.getRequestURI());
        };
        return new SimpleUrlHandlerMapping(Map.of("/loyalty-*/**", nothing), Ordered.LOWEST_PRECEDENCE - 1);
    }

    @Bean
    AdminSessionController blLoyaltySessionController(
            AdminPage pages, @Qualifier("blExploitProtectionService") ExploitProtectionService tokens) {
        return new AdminSessionController(pages, tokens);
    }

    @Bean
    AdminPage blLoyaltyAdminPage(@Qualifier("blAdminNavigationService") AdminNavigationService navigation) {
        return new AdminPage(navigation);
    }

    @Bean
    AdminRights blLoyaltyAdminRights(@Qualifier("blAdminSecurityRemoteService") SecurityVerifier security) {
        return new AdminRights(security);
    }
}
