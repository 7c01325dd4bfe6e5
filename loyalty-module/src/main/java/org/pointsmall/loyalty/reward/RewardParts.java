package org.pointsmall.loyalty.reward;

import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What the use cases of rewards work with. */
public record RewardParts(
        RewardStore rewards,
        OfferDeals deals,
        Ledger ledger,
        Stock stock,
        StoreCoupons coupons,
        CodePools codes,
        Deliveries deliveries,
        Outbox outbox,
        Transactions transactions,
        BusinessTime time) {

    /** Of a store that sends nothing by itself. */
    public RewardParts(
            RewardStore rewards,
            OfferDeals deals,
            Ledger ledger,
            Stock stock,
            StoreCoupons coupons,
            CodePools codes,
            Outbox outbox,
            Transactions transactions,
            BusinessTime time) {
        this(rewards, deals, ledger, stock, coupons, codes, Deliveries.NONE, outbox, transactions, time);
    }

    /** The job that ends rewards whose time is up. */
    public Job expiring() {
        return new ExpireRewards(this);
    }
}
