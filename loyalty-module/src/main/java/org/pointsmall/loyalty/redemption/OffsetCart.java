package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.CurrentMember;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** What a shopper does with points and the own cart: ask, apply, take off again. */
public final class OffsetCart {
    private final CurrentMember currentMember;
    private final ShopperCart cart;
    private final Ledger ledger;
    private final RedemptionTerms terms;

    public OffsetCart(CurrentMember currentMember, ShopperCart cart, Ledger ledger, RedemptionTerms terms) {
        this.currentMember = currentMember;
        this.cart = cart;
        this.ledger = ledger;
        this.terms = terms;
    }

    /** What the wish would do to the cart; changes nothing. Guests are refused with {@code MEMBERS_ONLY}. */
    public Outcome<PointsQuote> quote(PointsWish wish) {
        return currentMember
                .id()
                .map(member -> Outcome.done(quoteFor(member, wish)))
                .orElseGet(() -> Outcome.refused(Refusal.of(RefusalCode.MEMBERS_ONLY)));
    }

    /**
     * Applies the wish to the cart and answers the quote; refused, with nothing changed, where it can't be had in full,
     * and with {@code CONFLICT} ({@code orderId}) where the cart has been placed or is being checked out meanwhile.
     */
    public Outcome<PointsQuote> apply(PointsWish wish) {
        Outcome<PointsQuote> outcome = quote(wish);
        if (outcome instanceof Outcome.Done<PointsQuote> done) {
            List<Refusal> refusals = done.value().refusals();
            if (!refusals.isEmpty()) {
                return Outcome.refused(refusals.get(0));
            }
            Optional<Refusal> taken = keep(wish);
            return taken.isPresent() ? Outcome.refused(taken.get()) : quote(wish);
        }
        return outcome;
    }

    /**
     * Takes points off the cart; fine where there are none on it.
     *
     * @return why not, if so: {@code CONFLICT} as for {@link #apply}
     */
    public Optional<Refusal> remove() {
        return cart.current().isPresent() ? keep(null) : Optional.empty();
    }

    private Optional<Refusal> keep(@Nullable PointsWish wish) {
        try {
            cart.wishFor(wish);
            return Optional.empty();
        } catch (CartTakenException taken) {
            return Optional.of(Refusal.of(RefusalCode.CONFLICT).with("orderId", taken.orderId()));
        }
    }

    private PointsQuote quoteFor(MemberId member, PointsWish wish) {
        OffsetPolicy policy = terms.offset();
        Cart priced = cart.current().orElseGet(() -> noCart(policy));
        Points available = ledger.balance(member).available();
        return new QuotePoints(policy).exactly(priced, wish, available);
    }

    private static Cart noCart(OffsetPolicy policy) {
        return new Cart(
                new OrderRef(0, null),
                List.of(),
                Money.zero(policy.rate().money().currency()));
    }
}
