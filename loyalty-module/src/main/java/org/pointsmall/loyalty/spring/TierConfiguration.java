package org.pointsmall.loyalty.spring;

import java.util.List;
import org.pointsmall.loyalty.broadleaf.StoreCurrency;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.tier.EditTiers;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.tier.TierUses;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Members' tiers: how they are defined, reached, reviewed and read. */
@Configuration(proxyBeanMethods = false)
class TierConfiguration {

    @Bean
    TierStore blLoyaltyTierStore(OrdersDatabase database, StatementPipeline ledger) {
        return new JdbcTierStore(database.dataSource(), ledger);
    }

    @Bean
    Tiers blLoyaltyTiers(
            TierStore store,
            LoyaltySettings settings,
            StoreCurrency currency,
            Outbox outbox,
            Transactions transactions,
            BusinessTime time) {
        return new Tiers(store, rate -> settings.offset().fits(rate, currency.now()), outbox, transactions, time);
    }

    @Bean
    TierSchemes blLoyaltyTierSchemes(Tiers tiers) {
        return tiers.schemes();
    }

    @Bean
    EditTiers blLoyaltyEditTiers(Tiers tiers, StoreCurrency currency, List<TierUses> uses) {
        return tiers.edit(currency::now, uses);
    }

    @Bean
    @ConditionalOnMissingBean(MemberTiers.class)
    MemberTiers blLoyaltyMemberTiers(Tiers tiers) {
        return tiers.members();
    }

    @Bean
    LedgerFollower blLoyaltyQualifyForTiers(Tiers tiers) {
        return tiers.qualifying();
    }

    @Bean
    Job blLoyaltyReviewTiers(Tiers tiers, LedgerStore ledger) {
        return tiers.review(ledger);
    }

    @Bean
    GiveTier blLoyaltyGiveTier(Tiers tiers, Ledger ledger) {
        return tiers.give(ledger);
    }
}
