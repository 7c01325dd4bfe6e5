package org.pointsmall.loyalty.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.config.StorefrontApiAutoConfiguration;
import org.pointsmall.loyalty.api.contract.EveryAnswer;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.CampaignsForShopper;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.RulesForShopper;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.ledger.InMemoryStatements;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.mall.ZoneBook;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.mall.Zones;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.recommendation.CartAtHand;
import org.pointsmall.loyalty.recommendation.FindRecipient;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.Preferences;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.TakeFeedback;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.InMemoryRequests;
import org.pointsmall.loyalty.request.KeepPace;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.InMemoryRewards;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.delivery.InMemoryDeliveries;
import org.pointsmall.loyalty.reward.delivery.PlanDeliveries;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** A store on Boot's MVC with a controller of its own, and the plugin's beans around a {@link Shop}. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    StorefrontApiAutoConfiguration.class
})
public class TestStore {

    /** Every answer that any test gets is held against the document. */
    @Bean
    MockMvcBuilderCustomizer heldAgainstTheDocument(Environment environment) {
        return builder -> builder.alwaysDo(new EveryAnswer(LoyaltyApi.path(environment)));
    }

    /** Is the current member, the cart and the terms. Tests of a class run one after the other and reopen it. */
    @Bean
    Shop shop() {
        return new Shop();
    }

    @Bean
    Ledger ledger(Shop shop) {
        return shop.ledger;
    }

    @Bean
    InMemoryStatements statements(Shop shop) {
        return new InMemoryStatements(shop.store);
    }

    @Bean
    Redemption redemption(Shop shop, ShopRules rules, BusinessTime time) {
        return new Redemption(
                new Redemption.Programme(
                        shop.ledger, shop.store, shop, new EarnPoints(rules, rules, new CountsInMemory()), Outbox.NONE),
                new Redemption.Mall(MallLines.NONE, OrderClaims.NONE),
                new Redemption.Store(
                        products -> CatalogFlags.Flagged.NOTHING,
                        order -> Optional.empty(),
                        (ended, before, limit) -> List.of()),
                new InMemoryRetries(),
                new InMemoryTransactions(shop.store),
                time);
    }

    @Bean
    OffsetCart offsetCart(Redemption redemption, Shop shop) {
        return redemption.offsetCart(shop, shop);
    }

    @Bean
    ShopTiers tiers() {
        return new ShopTiers();
    }

    @Bean
    ShopRules rules() {
        return new ShopRules();
    }

    @Bean
    BusinessTime time() {
        return standingAt(Shop.NOW);
    }

    @Bean
    EstimateEarnings estimateEarnings(Redemption redemption, Shop shop, ShopRules rules) {
        return redemption.estimateEarnings(shop, shop, rules);
    }

    @Bean
    RulesForShopper rulesAhead(ShopRules rules, BusinessTime time) {
        return new RulesForShopper(rules, rules, time);
    }

    @Bean
    InMemoryVersions<CampaignTerms> campaigns() {
        return new InMemoryVersions<>();
    }

    @Bean
    Latest<CampaignBook> campaignsInForce(InMemoryVersions<CampaignTerms> campaigns, Shop shop) {
        return Latest.inForce(campaigns, CampaignBook::of, new InMemoryTransactions(shop.store));
    }

    /** All members are in the segment "loyal". */
    @Bean
    CampaignsForShopper campaignsAhead(Latest<CampaignBook> campaigns, MemberTiers tiers, BusinessTime time) {
        return new CampaignsForShopper(
                campaigns, new Shoppers(tiers, member -> Set.of(new SegmentCode("loyal"))), time);
    }

    @Bean
    InMemoryOffers offers() {
        return new InMemoryOffers();
    }

    @Bean
    InMemoryVersions<ZoneTerms> zones() {
        return new InMemoryVersions<>();
    }

    @Bean
    Latest<ZoneBook> zonesInForce(InMemoryVersions<ZoneTerms> zones, Shop shop) {
        return Latest.inForce(zones, (revision, found) -> ZoneBook.of(found), new InMemoryTransactions(shop.store));
    }

    @Bean
    InMemoryStock stock() {
        return new InMemoryStock();
    }

    @Bean
    Mall mall(
            InMemoryOffers offers,
            InMemoryStock stock,
            Shop shop,
            Latest<CampaignBook> campaigns,
            MemberTiers tiers,
            TierSchemes schemes,
            BusinessTime time,
            Latest<ZoneBook> zonesInForce,
            InMemoryVersions<ZoneTerms> zones) {
        return new Mall(new Mall.Parts(
                offers,
                new Stock(stock),
                shop.ledger,
                campaigns::book,
                new Shoppers(tiers, member -> Set.of(new SegmentCode("loyal"))),
                code -> schemes.inForce().scheme().tier(code),
                products -> Map.of(),
                new InMemoryTransactions(shop.store),
                time,
                Zones.of(zonesInForce, zones)));
    }

    @Bean
    InMemoryRewards rewards() {
        return new InMemoryRewards();
    }

    @Bean
    InMemoryDeliveries deliveryStore() {
        return new InMemoryDeliveries();
    }

    @Bean
    RewardDeliveries rewardDeliveries(RewardParts parts, InMemoryDeliveries store) {
        return new RewardDeliveries(parts, store);
    }

    /** The address book of whoever shops has the addresses 7, which is the usual one, and 8; product 99 is off sale. */
    private static Optional<Long> address(@Nullable Long chosen) {
        return Optional.of(chosen == null ? 7 : chosen).filter(id -> id == 7 || id == 8);
    }

    @Bean
    RewardParts rewardParts(
            InMemoryRewards rewards,
            Mall mall,
            InMemoryStock stock,
            InMemoryDeliveries deliveries,
            Shop shop,
            BusinessTime time) {
        return new RewardParts(
                rewards,
                mall::deal,
                shop.ledger,
                new Stock(stock),
                StoreCoupons.NONE,
                CodePools.NONE,
                new PlanDeliveries(
                        deliveries,
                        (member, chosen) -> address(chosen),
                        product -> product != 99,
                        (member, offer, product) -> Optional.empty()),
                Outbox.NONE,
                new InMemoryTransactions(shop.store),
                time);
    }

    @Bean
    InMemoryRequests requests(Shop shop) {
        return shop.requests;
    }

    @Bean
    CarryOutOnce carryOutOnce(InMemoryRequests requests, Shop shop, BusinessTime time) {
        return new CarryOutOnce(requests, new InMemoryTransactions(shop.store), time);
    }

    @Bean
    KeepPace keepPace(InMemoryRequests requests, BusinessTime time) {
        return new KeepPace(requests, time);
    }

    @Bean
    ExchangeOffer exchangeOffer(RewardParts parts) {
        return new ExchangeOffer(parts);
    }

    @Bean
    EndRewards endRewards(RewardParts parts) {
        return new EndRewards(parts);
    }

    @Bean
    MyRewards myRewards(RewardParts parts) {
        return new MyRewards(parts);
    }

    @Bean
    RewardsOnOrders rewardsOnOrders(RewardParts parts, InMemoryRewards rewards) {
        return new RewardsOnOrders(parts, rewards);
    }

    @Bean
    PutIntoCart putIntoCart(Shop shop, Mall mall) {
        return new PutIntoCart(shop, mall, shop::put);
    }

    @Bean
    ShopFlags flags() {
        return new ShopFlags();
    }

    @Bean
    CheckFlags checkFlags(
            ShopFlags flags,
            InMemoryStock stock,
            Shop shop,
            TierSchemes schemes,
            MemberTiers tiers,
            BusinessTime time) {
        return new CheckFlags(
                flags,
                (offer, product) -> false,
                code -> schemes.inForce().scheme().tier(code).stream()
                        .mapToInt(Tier::rank)
                        .findFirst(),
                new Shoppers(tiers, member -> Set.of(new SegmentCode("loyal"))),
                new LimitedGoods(
                        flags,
                        new Stock(stock),
                        member -> member,
                        shop::holdLasting,
                        new InMemoryTransactions(shop.store),
                        time),
                time);
    }

    @Bean
    VisibleProducts visibleProducts(CheckFlags checkFlags, Shop shop) {
        return new VisibleProducts(checkFlags, shop);
    }

    @Bean
    Catalogue catalogue() {
        return new CatalogueInMemory(Map.of(100L, "Lantern"), Map.of(7L, "Lights"));
    }

    /** Of one revision a look: each sees what a test has said last. */
    @Bean
    TierSchemes tierSchemes(Shop shop, ShopRules rules, BusinessTime time) {
        TierStore store = mock(TierStore.class);
        AtomicLong revision = new AtomicLong();
        when(store.revision()).thenAnswer(asked -> revision.incrementAndGet());
        when(store.scheme(anyLong())).thenAnswer(asked -> rules.scheme());
        return new Tiers(store, rate -> true, Outbox.NONE, new InMemoryTransactions(shop.store), time).tierSchemes();
    }

    @Bean
    ShopRecommendations shopRecommendations() {
        return new ShopRecommendations();
    }

    @Bean
    Preferences preferences(ShopRecommendations recommendations, Shop shop, BusinessTime time) {
        return new Preferences(recommendations, new InMemoryTransactions(shop.store), time);
    }

    @Bean
    TakeFeedback takeFeedback(ShopRecommendations recommendations, Shop shop, BusinessTime time) {
        return new TakeFeedback(
                recommendations.requestIds, recommendations.feedback, new InMemoryTransactions(shop.store), time);
    }

    @Bean
    Recommend recommend(
            ShopRecommendations recommendations,
            Mall mall,
            CheckFlags checkFlags,
            MemberTiers tiers,
            Catalogue catalogue,
            Shop shop,
            BusinessTime time) {
        Shoppers shoppers = new Shoppers(tiers, member -> Set.of(new SegmentCode("loyal")));
        return recommendations.recommend(
                mall,
                checkFlags,
                new FindRecipient(
                        shop.ledger,
                        shoppers,
                        recommendations,
                        member -> MemberTaste.NONE,
                        recommendations,
                        member -> CartAtHand.InCart.NOTHING),
                catalogue,
                new InMemoryTransactions(shop.store),
                time);
    }

    record Thing(int quantity) {}

    @RestController
    static class StoresOwnController {
        @PostMapping("/things")
        Map<String, Object> post(@RequestBody Thing thing) {
            if (thing.quantity() < 0) {
                throw new IllegalArgumentException("the store's own exception");
            }
            return Map.of("quantity", thing.quantity());
        }
    }
}
