package org.pointsmall.loyalty.redemption;

import java.util.List;
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
     * Applies the wish to the cart and answers the quote; refused, with nothing changed, where it can't be had in full.
     */
    public Outcome<PointsQuote> apply(PointsWish wish) {
        Outcome<PointsQuote> outcome = quote(wish);
        if (outcome instanceof Outcome.Done<PointsQuote> done) {
            List<Refusal> refusals = done.value().refusals();
            if (!refusals.isEmpty()) {
                return Outcome.refused(refusals.get(0));
            }
            cart.wishFor(wish);
            return quote(wish);
        }
        return outcome;
    }

    /** Takes points off the cart; fine where there are none on it. */
    public void remove() {
        if (cart.current().isPresent()) {
            cart.wishFor(null);
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
