package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Points as money: what this needs of the programme and of the store, and the use cases and jobs that it gives for it. */
public final class Redemption {
    private final Programme programme;
    private final Store store;
    private final Retries unsettled;
    private final Transactions transactions;
    private final BusinessTime time;
    private final Quotes quotes;
    private final FitOffset fitOffset;
    private final HoldPoints holdPoints;
    private final SettlementRetries retries;
    private final SettleCheckout settleCheckout;
    private final ReturnPoints returnPoints;

    /** @param unsettled the orders that stand though their settlement failed */
    public Redemption(
            Programme programme,
            Mall mall,
            Store store,
            Retries unsettled,
            Transactions transactions,
            BusinessTime time) {
        this.programme = programme;
        this.store = store;
        this.unsettled = unsettled;
        this.transactions = transactions;
        this.time = time;
        quotes = new Quotes(programme.terms(), store.flags(), mall.lines());
        fitOffset = new FitOffset(programme.ledger(), quotes);
        holdPoints = new HoldPoints(
                programme.ledger(), programme.store(), programme.terms(), quotes, mall.claims(), transactions);
        retries = new SettlementRetries(unsettled, transactions, time);
        settleCheckout = new SettleCheckout(
                programme.ledger(), holdPoints, programme.earnPoints(), retries, transactions, programme.outbox());
        returnPoints = new ReturnPoints(programme.ledger(), transactions);
    }

    /** What of the programme is needed. */
    public record Programme(
            Ledger ledger, LedgerStore store, RedemptionTerms terms, EarnPoints earnPoints, Outbox outbox) {}

    /** What of the mall is needed: what goods of it cost in points, and its claims on what is limited. */
    public record Mall(MallLines lines, OrderClaims claims) {}

    /** What of the store is needed. */
    public record Store(CatalogFlags flags, PlacedOrders placedOrders, EndedHolds endedHolds) {}

    public FitOffset fitOffset() {
        return fitOffset;
    }

    public HoldPoints holdPoints() {
        return holdPoints;
    }

    public SettleCheckout settleCheckout() {
        return settleCheckout;
    }

    public SettlementRetries settlementRetries() {
        return retries;
    }

    public ReturnPoints returnPoints() {
        return returnPoints;
    }

    /** What a shopper does to the points on a cart. */
    public OffsetCart offsetCart(CurrentMember member, ShopperCart cart) {
        return new OffsetCart(member, cart, programme.ledger(), programme.terms(), quotes);
    }

    /** What a shopper would earn. */
    public EstimateEarnings estimateEarnings(CurrentMember member, ShopperCart cart, ProductPrices prices) {
        return new EstimateEarnings(
                member, cart, offsetCart(member, cart), programme.ledger(), programme.earnPoints(), prices);
    }

    /** The job that ends holds whose time is up. */
    public Job timeOutHolds() {
        return new TimeOutHolds(
                programme.store(), holdPoints, store.placedOrders(), settleCheckout, retries, transactions, time);
    }

    /** The job that tries again to settle, and the same for one order by hand. */
    public SettleOrders settleOrders() {
        return new SettleOrders(unsettled, store.placedOrders(), settleCheckout, retries, transactions, time);
    }

    /**
     * The job that compares orders and points.
     *
     * @param lookBack how old the checkouts may be that are looked at
     */
    public Job matchOrders(Duration lookBack) {
        return new MatchOrders(
                store.endedHolds(),
                programme.store(),
                store.placedOrders(),
                settleCheckout,
                retries,
                returnPoints,
                transactions,
                lookBack,
                time);
    }
}
