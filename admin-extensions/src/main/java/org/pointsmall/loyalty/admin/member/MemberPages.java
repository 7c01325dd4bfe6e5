package org.pointsmall.loyalty.admin.member;

import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.member.MemberSearch;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class MemberPages {

    @Bean
    MembersController blLoyaltyMembersController(
            AdminRights rights,
            AdminPage pages,
            MemberReads reads,
            MemberSearch search,
            TargetNames.Source names,
            BusinessTime time) {
        return new MembersController(rights, pages, new MemberLists(reads, search, names), time);
    }

    @Bean
    MemberTablesController blLoyaltyMemberTablesController(
            AdminRights rights,
            AdminPage pages,
            MemberReads reads,
            MemberSearch search,
            TargetNames.Source names,
            ReadAudit audit,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new MemberTablesController(rights, pages, new MemberLists(reads, search, names), audit, messages, time);
    }

    @Bean
    StoreLinksController blLoyaltyStoreLinksController(AdminRights rights, AdminPage pages, AccountDetails files) {
        return new StoreLinksController(rights, pages, files);
    }

    @Bean
    MemberLink blLoyaltyMemberLink(@Qualifier("blFormBuilderExtensionManager") FormBuilderExtensionManager forms) {
        MemberLink link = new MemberLink();
        forms.registerHandler(link);
        return link;
    }
}
