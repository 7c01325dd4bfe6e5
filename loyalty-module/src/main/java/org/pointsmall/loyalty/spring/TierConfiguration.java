package org.pointsmall.loyalty.spring;

import java.util.Currency;
import java.util.function.Supplier;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSamples;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierSamples;
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
@Parts(faces = Tiers.class, but = "memberTiers")
class TierConfiguration {

    @Bean
    TierStore blLoyaltyTierStore(OrdersDatabase database, StatementPipeline ledger) {
        return new JdbcTierStore(database.dataSource(), ledger);
    }

    @Bean
    TierSamples blLoyaltyTierSamples(OrdersDatabase database) {
        return new JdbcTierSamples(database.dataSource());
    }

    @Bean
    Tiers blLoyaltyTiers(
            TierStore store,
            Latest<SettingsOverTime> settings,
            Supplier<Currency> currency,
            Outbox outbox,
            Transactions transactions,
            BusinessTime time) {
        return new Tiers(
                store, rate -> settings.book().now().offset().fits(rate, currency.get()), outbox, transactions, time);
    }

    @Bean
    @ConditionalOnMissingBean(MemberTiers.class)
    MemberTiers blLoyaltyMemberTiers(Tiers tiers) {
        return tiers.memberTiers();
    }
}
