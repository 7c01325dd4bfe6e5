package org.pointsmall.loyalty.recommendation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.ShopperCart;

/** The cart of the shopper who asks, as far as recommendations care. */
@FunctionalInterface
public interface CartAtHand {

    /** The store's cart of the current shopper, and what the mall charges for what is in it. */
    static CartAtHand of(ShopperCart cart, MallLines mall) {
        return new CartInHand(cart, mall);
    }

    /** What is in it. */
    InCart of(Optional<MemberId> member);

    /**
     * What is in a cart.
     *
     * @param products the products
     * @param points how many points it is going to cost as it is
     * @param goods what is bought in it without the mall; null without a cart
     */
    record InCart(Set<Long> products, Points points, @Nullable Money goods) {
        public static final InCart NOTHING = new InCart(Set.of(), Points.ZERO, null);

        public InCart {
            products = Set.copyOf(products);
        }
    }
}
