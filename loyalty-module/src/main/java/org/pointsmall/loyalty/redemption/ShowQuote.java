package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/** Says what a cart with points on it comes to, in the words that its checkout is held to. */
public final class ShowQuote {
    private final FitOffset fitOffset;

    public ShowQuote(FitOffset fitOffset) {
        this.fitOffset = fitOffset;
    }

    /**
     * What the shopper is told, and the wish that remembers it.
     *
     * @param kept to be kept with the cart in place of the former one
     */
    public record Telling(PointsQuote quote, AppliedWish kept) {}

    /**
     * Tells what the cart comes to at this moment.
     *
     * @param payments what the cart's payments say. Where its points payment says something else, because the cart was
     *     priced before something changed, a checkout has to be refused, whatever was told before: so nothing counts as told
     */
    public Telling tell(MemberId member, Cart cart, CartPayments payments, AppliedWish wish) {
        PointsQuote quote = fitOffset.fit(member, cart, wish.wish());
        return new Telling(
                quote,
                quote.money().equals(payments.offset())
                        ? wish.telling(ShownQuote.of(quote, cart, payments), quote.offset())
                        : wish.tellingNothing());
    }
}
