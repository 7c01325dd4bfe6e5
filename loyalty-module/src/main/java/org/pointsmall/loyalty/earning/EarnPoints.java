package org.pointsmall.loyalty.earning;

import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.account.AccountStatus;
import org.pointsmall.loyalty.account.Allocation;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.LockedAccount;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;

/** Awards the points that a placed order earns, once per order, in the caller's transaction. */
public final class EarnPoints {
    private final CatalogFlags flags;
    private final EarningTerms terms;

    public EarnPoints(CatalogFlags flags, EarningTerms terms) {
        this.flags = flags;
        this.terms = terms;
    }

    /**
     * Awards the order.
     *
     * @param account the member's
     * @param offset what points paid of which part of it: that earns nothing
     * @return the award's entry, the first one on a repeat; empty where the order earns no points, or where the account
     *     has been closed
     */
    public Outcome<Optional<JournalEntry>> earn(LockedAccount account, PlacedOrder order, Allocation offset) {
        return award(account, order, offset, account::earn);
    }

    /** Like {@link #earn}, for a caller who knows that the order has not been awarded yet. */
    public Outcome<Optional<JournalEntry>> earnFirst(LockedAccount account, PlacedOrder order, Allocation offset) {
        return award(account, order, offset, account::earnFirst);
    }

    /** What the order was awarded; empty where it was not, or earned no points. */
    public Optional<JournalEntry> earned(LockedAccount account, PlacedOrder order) {
        return account.entry(key(order));
    }

    private Outcome<Optional<JournalEntry>> award(
            LockedAccount account,
            PlacedOrder order,
            Allocation offset,
            Function<Earning, Outcome<JournalEntry>> posted) {
        EarningDecision decision = new EarningPolicy(terms.rate())
                .decide(order.cart(), offset, flags.of(order.cart().products()).withoutEarning());
        if (decision.points().isZero() || account.account().status() == AccountStatus.CLOSED) {
            return Outcome.done(Optional.empty());
        }
        return posted.apply(new Earning(
                        order.member(),
                        key(order),
                        decision.points(),
                        order.cart().order(),
                        terms.lots(),
                        "checkout",
                        decision.trace(),
                        decision.allocation()))
                .map(Optional::of);
    }

    private static PostingKey key(PlacedOrder order) {
        return PostingKey.of("earn-order", order.cart().order().id());
    }
}
