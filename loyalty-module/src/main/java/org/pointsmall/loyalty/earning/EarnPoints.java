package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.LockedAccount;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;

/** Awards the points that a placed order earns, once per order, in the caller's transaction. */
public final class EarnPoints {
    private final CatalogFlags flags;
    private final BaseRate baseRate;

    public EarnPoints(CatalogFlags flags, BaseRate baseRate) {
        this.flags = flags;
        this.baseRate = baseRate;
    }

    /**
     * Awards the order.
     *
     * @param account the member's
     * @param offset what points paid of it: that part earns nothing
     * @return the award's entry, the first one on a repeat; empty where the order earns no points
     */
    public Outcome<Optional<JournalEntry>> earn(LockedAccount account, PlacedOrder order, Money offset) {
        List<Long> products = order.cart().lines().stream()
                .map(CartLine::productId)
                .filter(Objects::nonNull)
                .toList();
        EarningDecision decision =
                new EarningPolicy(baseRate.now()).decide(order.cart(), offset, flags.withoutEarning(products));
        if (decision.points().isZero()) {
            return Outcome.done(Optional.empty());
        }
        return account.earn(new Earning(
                        order.member(),
                        PostingKey.of("earn-order", order.cart().order().id()),
                        decision.points(),
                        order.cart().order(),
                        null,
                        "checkout",
                        decision.trace()))
                .map(Optional::of);
    }
}
