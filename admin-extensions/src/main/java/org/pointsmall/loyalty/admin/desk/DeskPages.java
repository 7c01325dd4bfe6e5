package org.pointsmall.loyalty.admin.desk;

import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.DecideAdjustments;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.admin.choice.FindMember;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.reward.RewardRowViews;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the desk together. */
@Configuration(proxyBeanMethods = false)
public class DeskPages {

    @Bean
    MemberController blLoyaltyMemberController(
            AdminRights rights,
            AdminPage pages,
            Ledger ledger,
            AccountDetails files,
            MemberDirectory directory,
            AdjustByHand adjust,
            RedemptionTerms redemption,
            RewardRowViews rewards,
            MemberReads reads,
            MemberSegments segments,
            TargetNames.Source names,
            BusinessTime time,
            AuditTrail audit,
            Transactions transactions) {
        FindMember members = new FindMember(directory, files);
        return new MemberController(
                rights,
                pages,
                files,
                new DrawUpAccount(files, directory, redemption),
                new AccountDesk(
                        ledger, files, members, adjust, redemption, transactions, NoteAccount.of(ledger, files, audit)),
                rewards,
                new Standings(reads, segments, names),
                time);
    }

    @Bean
    JournalTableController blLoyaltyJournalTableController(
            AdminRights rights,
            AdminPage pages,
            AccountDetails files,
            ReadAudit audit,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new JournalTableController(rights, pages, files, audit, messages, time);
    }

    @Bean
    ApprovalsController blLoyaltyApprovalsController(
            AdminRights rights,
            AdminPage pages,
            DecideAdjustments adjustments,
            PointsInBulk bulk,
            Ledger ledger,
            AccountDetails files,
            MemberDirectory directory,
            AuditTrail audit,
            Transactions transactions,
            BusinessTime time) {
        return new ApprovalsController(
                rights,
                pages,
                adjustments,
                new ApprovalRows(ledger, directory),
                NoteAccount.of(ledger, files, audit),
                bulk,
                transactions,
                time);
    }
}
