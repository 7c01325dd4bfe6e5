package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;

/** Awards the points that a placed order earns, once per order, in the caller's transaction. */
public final class EarnPoints {
    private final EarningContexts contexts;
    private final EarningTerms terms;
    private final LimitCounts counts;

    public EarnPoints(EarningContexts contexts, EarningTerms terms, LimitCounts counts) {
        this.contexts = contexts;
        this.terms = terms;
        this.counts = counts;
    }

    /**
     * Awards the order, of which the caller knows that it has not been awarded yet, by the settings that were in force
     * when it was placed. Once the last day of all points of the programme is over, nothing is earned any more, as an
     * estimate says.
     *
     * @param account the member's
     * @param offset what points paid of which part of it: that earns nothing
     * @return the award's entry; empty where the order earns no points, or where the account has been closed
     */
    public Outcome<Optional<JournalEntry>> earnFirst(LockedAccount account, PlacedOrder order, Allocation offset) {
        if (account.account().status() == AccountStatus.CLOSED) {
            return Outcome.done(Optional.empty());
        }
        EarningDecision decision = decide(account.account().member(), order.cart(), offset, counts::lock);
        if (decision.points().isZero()) {
            return Outcome.done(Optional.empty());
        }
        LotPolicy lots = lots(order.cart());
        ZoneId zone = terms.rules().zone();
        if (lots.isOver(account.now(), zone)) {
            return Outcome.done(Optional.empty());
        }
        Outcome<JournalEntry> award = account.earnFirst(new Earning(
                order.member(),
                key(order),
                decision.points(),
                order.cart().order(),
                decision.parts(lots, account.now(), zone),
                "checkout",
                decision.trace(),
                decision.allocation()));
        if (!award.isRefused() && !decision.counted().isEmpty()) {
            counts.count(order.cart().order().id(), decision.counted());
        }
        return award.map(Optional::of);
    }

    /**
     * What a cart would earn if it were ordered now; nothing is awarded or counted.
     *
     * @param member whose account it is, where the shopper's has become part of it
     */
    public EarningDecision estimate(MemberId member, Cart cart, Allocation offset) {
        return decide(member, cart, offset, counts::read);
    }

    private EarningDecision decide(MemberId member, Cart cart, Allocation offset, LimitUse use) {
        Instant placedAt = cart.context().placedAt();
        EarningRules rules = placedAt == null ? terms.rules() : terms.rules(placedAt);
        EarningContext context = contexts.of(member, cart, rules.book());
        return lots(cart).isOver(context.at(), rules.zone())
                ? EarningDecision.NOTHING
                : new EarningPolicy(rules).decide(cart, offset, member, context, use);
    }

    private LotPolicy lots(Cart cart) {
        Instant placedAt = cart.context().placedAt();
        return placedAt == null ? terms.lots() : terms.lots(placedAt);
    }

    /** What the order was awarded; empty where it was not, or earned no points. */
    public Optional<JournalEntry> earned(LockedAccount account, PlacedOrder order) {
        return account.entry(key(order));
    }

    private static PostingKey key(PlacedOrder order) {
        return PostingKey.of("earn-order", order.cart().order().id());
    }
}
