package org.pointsmall.loyalty.spring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.mall.CartOffers;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.mall.ForeseeOffer;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.MemberFacts;
import org.pointsmall.loyalty.mall.OfferKind;
import org.pointsmall.loyalty.mall.OfferMeans;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.ProductCategories;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.mall.Zones;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.StandingOrders;
import org.pointsmall.loyalty.recommendation.SearchFeed;
import org.pointsmall.loyalty.recommendation.feed.SearchFeeding;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.RecoverClaims;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The points mall, and the limited quantities that it takes from. */
@Configuration(proxyBeanMethods = false)
@Parts({Stock.class, Mall.class, CartOffers.class, Companions.class, ForeseeOffer.class, PutIntoCart.class})
class MallConfiguration {

    @Bean
    StockStore blLoyaltyStockStore(OrdersDatabase database, Transactions transactions, SearchFeed feed) {
        return SearchFeeding.noting(new JdbcStock(database.dataSource(), transactions), feed);
    }

    @Bean
    LedgerFollower blLoyaltyFollowMergedQuotas(StockStore store) {
        return store.followingMerges();
    }

    @Bean
    OfferStore blLoyaltyOfferStore(OrdersDatabase database, SearchFeed feed) {
        return SearchFeeding.noting(new JdbcOffers(database.dataSource()), feed);
    }

    @Bean
    EditDefinitions<OfferTerms> blLoyaltyEditOffers(
            OfferStore store,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        OfferKind offers = new OfferKind();
        return new EditDefinitions<>(
                offers, new AuditedVersions<>(store, offers, audit), surroundings, transactions, time);
    }

    @Bean
    Uses<TierCode> blLoyaltyOffersWithTiers(OfferStore store, Transactions transactions) {
        return Uses.inForce(
                Uses.Kind.OFFER,
                new OfferKind(),
                store,
                (offer, tier) -> offer.audience().names(tier),
                transactions);
    }

    @Bean
    Uses<SegmentCode> blLoyaltyOffersWithSegments(OfferStore store, Transactions transactions) {
        return Uses.inForce(
                Uses.Kind.OFFER,
                new OfferKind(),
                store,
                (offer, segment) -> offer.audience().members().segments().contains(segment),
                transactions);
    }

    @Bean
    Mall.Parts blLoyaltyMallParts(
            OfferStore store,
            Stock stock,
            Ledger ledger,
            Latest<CampaignBook> campaigns,
            Shoppers shoppers,
            TierSchemes schemes,
            ProductCategories categories,
            Transactions transactions,
            BusinessTime time,
            Zones zones,
            Function<MemberId, MemberFacts> facts) {
        return new Mall.Parts(
                store,
                stock,
                ledger,
                campaigns::book,
                shoppers,
                code -> tier(schemes, code),
                categories,
                transactions,
                time,
                zones,
                facts);
    }

    private static Optional<Tier> tier(TierSchemes schemes, TierCode code) {
        TierSchemes.Revision inForce = schemes.inForce();
        return inForce == null ? Optional.empty() : inForce.scheme().tier(code);
    }

    @Bean
    RecoverClaims blLoyaltyRecoverClaims(
            StockStore store,
            CartOffers claims,
            LimitedGoods limitedGoods,
            HoldPoints holdPoints,
            PlacedOrders placedOrders,
            StandingOrders standing,
            Transactions transactions,
            BusinessTime time) {
        RecoverClaims.Ending limited = orderId -> {
            limitedGoods.ended(orderId, standing.find(orderId).isPresent());
            return true;
        };
        Map<String, RecoverClaims.Ending> endings =
                Map.of(Claimant.ORDER, claims.ending(holdPoints, placedOrders), LimitedGoods.CLAIMANT, limited);
        return new RecoverClaims(store, endings, transactions, time);
    }

    @Bean
    Job blLoyaltyCheckOffers(OfferStore store, OfferMeans means, Transactions transactions) {
        return store.checking(means, transactions);
    }
}
