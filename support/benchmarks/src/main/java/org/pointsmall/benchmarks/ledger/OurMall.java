package org.pointsmall.benchmarks.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

/** The plugin's mall, composed as in a store without campaigns; no offer asks for tiers or segments. */
final class OurMall {
    final Transactions transactions;
    final Stock stock;
    final Mall mall;
    final ExchangeOffer exchange;
    private final JdbcOffers offers;

    OurMall(DataSource database) {
        BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
        transactions = new SpringTransactions(database);
        JdbcLedgerStore store = new JdbcLedgerStore(database, transactions, time);
        Ledger ledger = new Ledger(store, new OurLedger.Terms(), time);
        offers = new JdbcOffers(database);
        stock = new Stock(new JdbcStock(database, transactions));
        mall = new Mall(new Mall.Parts(
                offers,
                stock,
                ledger,
                () -> CampaignBook.EMPTY,
                new Shoppers(new NoTiers(), member -> Set.of()),
                code -> Optional.empty(),
                products -> Map.of(),
                transactions,
                time));
        exchange = new ExchangeOffer(new RewardParts(
                new RewardTables().blLoyaltyRewardStore(new OrdersDatabase(database)),
                mall::deal,
                ledger,
                stock,
                StoreCoupons.NONE,
                CodePools.NONE,
                Outbox.NONE,
                transactions,
                time));
    }

    /** An offer with a limit in all and one for each member; answers its id. */
    long offer(Supply supply, long points) {
        OfferTerms terms = new OfferTerms(
                new OfferName("Lounge", "贵宾室"),
                new Content.Entitlement("lounge", 1, 30),
                Price.of(Points.of(points)),
                supply,
                OfferAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Window.always(ZoneOffset.UTC),
                null,
                true,
                Set.of(),
                100);
        return transactions
                .required(() -> offers.add(terms, true, Instant.now(), "benchmark"))
                .ref()
                .id();
    }

    private static final class NoTiers implements MemberTiers {
        @Override
        public Optional<Tier> tierOf(MemberId member) {
            return Optional.empty();
        }

        @Override
        public Optional<Projection> projection(MemberId member) {
            return Optional.empty();
        }

        @Override
        public List<TierChange> history(MemberId member, int limit) {
            return List.of();
        }
    }
}
