package org.pointsmall.loyalty.spring;

import java.util.Optional;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.flag.AuditedFlags;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.FlagHistory;
import org.pointsmall.loyalty.flag.FlagVersions;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.flag.NoteFlags;
import org.pointsmall.loyalty.flag.OfferedItems;
import org.pointsmall.loyalty.flag.TierRanks;
import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.flag.jdbc.JdbcFlagVersions;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flags: what limits who may buy and see a product, and when. */
@Configuration(proxyBeanMethods = false)
@Parts({FlagHistory.class, NoteFlags.class, VisibleProducts.class})
class FlagConfiguration {

    @Bean
    @ConditionalOnMissingBean(OfferedItems.class)
    OfferedItems blLoyaltyOfferedItems(OfferStore offers, Transactions transactions) {
        return offers.offeredItems(transactions);
    }

    @Bean
    LimitedGoods blLoyaltyLimitedGoods(
            FlaggedProducts flagged,
            Stock stock,
            Ledger ledger,
            RedemptionTerms terms,
            Transactions transactions,
            BusinessTime time) {
        return new LimitedGoods(
                flagged,
                stock,
                member -> ledger.account(member).map(Account::member).orElse(member),
                terms::holdLasting,
                transactions,
                time);
    }

    @Bean
    TierRanks blLoyaltyTierRanks(TierSchemes schemes) {
        return code -> Optional.ofNullable(schemes.inForce())
                .flatMap(revision -> revision.scheme().tier(code))
                .stream()
                .mapToInt(Tier::rank)
                .findFirst();
    }

    @Bean
    CheckFlags blLoyaltyCheckFlags(
            FlaggedProducts flagged,
            OfferedItems offered,
            TierRanks ranks,
            MemberTiers tiers,
            MemberSegments segments,
            LimitedGoods limitedGoods,
            BusinessTime time) {
        return new CheckFlags(flagged, offered, ranks, new Shoppers(tiers, segments), limitedGoods, time);
    }

    @Bean
    FlagVersions blLoyaltyFlagVersions(OrdersDatabase database, AuditTrail audit) {
        return new AuditedFlags(new JdbcFlagVersions(database.dataSource()), audit);
    }
}
