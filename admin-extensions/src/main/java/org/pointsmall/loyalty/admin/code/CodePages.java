package org.pointsmall.loyalty.admin.code;

import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class CodePages {

    @Bean
    CodeDesk blLoyaltyCodeDesk(
            CodePoolList pools,
            ObjectProvider<ImportCodes> imports,
            ObjectProvider<UploadCodes> uploads,
            EditDefinitions<OfferTerms> offers) {
        return new CodeDesk(pools, imports.getIfAvailable(), uploads.getIfAvailable(), offers);
    }

    @Bean
    CodesController blLoyaltyCodesController(AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        return new CodesController(rights, pages, desk, time);
    }

    @Bean
    CodePoolController blLoyaltyCodePoolController(
            AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        return new CodePoolController(rights, pages, desk, time);
    }

    @Bean
    CodeFileController blLoyaltyCodeFileController(
            AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        return new CodeFileController(rights, pages, desk, time);
    }
}
