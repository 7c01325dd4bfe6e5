package org.pointsmall.loyalty.broadleaf.config;

import java.util.List;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.tier.EditTiers;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.LockedTiers;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.QualifyForTiers;
import org.pointsmall.loyalty.tier.ReadTiers;
import org.pointsmall.loyalty.tier.ReviewTiers;
import org.pointsmall.loyalty.tier.SchemeRules;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.tier.TierUses;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Members' tiers: how they are defined, reached, reviewed and read. */
@Configuration(proxyBeanMethods = false)
class LoyaltyTiers {

    @Bean
    TierStore blLoyaltyTierStore(OrdersDatabase database, StatementPipeline ledger) {
        return new JdbcTierStore(database.dataSource(), ledger);
    }

    @Bean
    TierSchemes blLoyaltyTierSchemes(
            TierStore store,
            LoyaltySettings settings,
            StoreCurrency currency,
            Transactions transactions,
            BusinessTime time) {
        SchemeRules rules = new SchemeRules(rate -> settings.offset().fits(rate, currency.now()));
        return new TierSchemes(store, rules, transactions, time);
    }

    @Bean
    EditTiers blLoyaltyEditTiers(TierSchemes schemes, StoreCurrency currency, List<TierUses> uses) {
        return new EditTiers(schemes, currency::now, uses);
    }

    @Bean
    LockedTiers blLoyaltyTierFiles(TierStore store, TierSchemes schemes, Outbox outbox, BusinessTime time) {
        return new LockedTiers(store, schemes, outbox, time);
    }

    @Bean
    @ConditionalOnMissingBean(MemberTiers.class)
    MemberTiers blLoyaltyMemberTiers(LockedTiers files) {
        return new ReadTiers(files);
    }

    @Bean
    LedgerFollower blLoyaltyFollowOrders(LockedTiers files) {
        return new QualifyForTiers(files);
    }

    @Bean
    ReviewTiers blLoyaltyReviewTiers(LockedTiers files, LedgerStore ledger, Transactions transactions) {
        return new ReviewTiers(files, ledger, transactions);
    }

    @Bean
    GiveTier blLoyaltyGiveTier(LockedTiers files, Ledger ledger, Transactions transactions) {
        return new GiveTier(files, ledger, transactions);
    }
}
