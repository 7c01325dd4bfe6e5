package org.pointsmall.loyalty.recommendation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * Whom something is recommended to.
 *
 * @param member nobody for a guest
 * @param personal whether what is known of the member may be used
 * @param points what can be spent
 * @param tier the member's tier; null for none
 * @param segments the member's segments; none where nothing personal may be used
 * @param history what the member bought; nothing where nothing personal may be used
 */
record Recipient(
        Optional<MemberId> member,
        boolean personal,
        Points points,
        @Nullable String tier,
        Set<String> segments,
        PurchaseHistory history,
        MemberTaste taste,
        CartAtHand.InCart cart,
        Set<Long> cartBoughtAgain) {

    Recipient with(Points spendable) {
        return new Recipient(member, personal, spendable, tier, segments, history, taste, cart, cartBoughtAgain);
    }

    /** What is not recommended: owned, or in the cart, and no thing that one buys again; and what is looked at. */
    Set<Long> without(@Nullable Long looked) {
        Set<Long> products = new HashSet<>(history.products());
        products.removeAll(history.boughtAgain());
        Set<Long> inCart = new HashSet<>(cart.products());
        inCart.removeAll(cartBoughtAgain);
        products.addAll(inCart);
        if (looked != null) {
            products.add(looked);
        }
        return products;
    }
}
