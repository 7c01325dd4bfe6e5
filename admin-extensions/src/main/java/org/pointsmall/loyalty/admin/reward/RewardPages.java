package org.pointsmall.loyalty.admin.reward;

import org.pointsmall.loyalty.admin.choice.FindMember;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.WithdrawOffer;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class RewardPages {

    @Bean
    RewardRowViews blLoyaltyRewardRowViews(RewardFiles files, MemberDirectory directory) {
        return new RewardRowViews(files, directory);
    }

    @Bean
    RewardListController blLoyaltyRewardsController(
            AdminRights rights,
            AdminPage pages,
            RewardFiles files,
            RewardRowViews rows,
            EditDefinitions<OfferTerms> offers,
            MemberDirectory directory,
            AccountDetails accounts,
            BusinessTime time) {
        return new RewardListController(
                rights, pages, files, rows, new MallOfferNames(offers), new FindMember(directory, accounts), time);
    }

    @Bean
    RewardController blLoyaltyRewardController(
            AdminRights rights,
            AdminPage pages,
            RewardFiles files,
            RewardRowViews rows,
            UseReward using,
            EndRewards ending,
            OrderLines lines,
            RewardDeliveries deliveries,
            AccountDetails accounts,
            BusinessTime time) {
        return new RewardController(
                rights, pages, files, rows, new RewardDesk(using, ending, lines), deliveries, accounts, time);
    }

    @Bean
    WithdrawalController blLoyaltyWithdrawalController(
            AdminRights rights,
            AdminPage pages,
            WithdrawOffer withdraw,
            EditDefinitions<OfferTerms> offers,
            BusinessTime time) {
        return new WithdrawalController(rights, pages, withdraw, new MallOfferNames(offers), time);
    }
}
