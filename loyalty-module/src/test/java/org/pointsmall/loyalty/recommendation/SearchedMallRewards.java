package org.pointsmall.loyalty.recommendation;

import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

/** What members of a searched mall exchange their points for. */
public final class SearchedMallRewards {
    private final AtomicLong keys = new AtomicLong();
    private final ExchangeOffer exchange;
    private final CouponAtHand latestCoupon;

    SearchedMallRewards(
            DataSource at,
            Mall mall,
            Ledger ledger,
            Stock stock,
            StoreOfSearchedMall store,
            Transactions transactions,
            BusinessTime time) {
        RewardParts parts = new RewardParts(
                new RewardTables().blLoyaltyRewardStore(new OrdersDatabase(at)),
                mall::deal,
                ledger,
                stock,
                store.coupons,
                CodePools.NONE,
                new InMemoryOutbox(),
                transactions,
                time);
        exchange = new ExchangeOffer(parts);
        latestCoupon = new LatestCoupon(new MyRewards(parts)::lastCoupon, store::discount, time);
    }

    CouponAtHand latestCoupon() {
        return latestCoupon;
    }

    /** One piece of the offer. */
    public Reward exchange(MemberId member, long offer) {
        return exchange.exchange(new ExchangeRequest(member, "key-" + keys.incrementAndGet(), offer, 1, null))
                .orElseThrow()
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .reward();
    }
}
