package org.pointsmall.loyalty.recommendation;

import java.util.HashSet;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.ShopperCart;

/** The store's cart of the current shopper, and what it is going to cost of the points: by choice, and for the mall. */
final class CartInHand implements CartAtHand {
    private final ShopperCart cart;
    private final MallLines mall;

    CartInHand(ShopperCart cart, MallLines mall) {
        this.cart = cart;
        this.mall = mall;
    }

    @Override
    public InCart of(Optional<MemberId> member) {
        return cart.current()
                .filter(current -> !current.lines().isEmpty())
                .map(current -> new InCart(
                        new HashSet<>(current.products()),
                        member.map(some -> points(some, current)).orElse(Points.ZERO),
                        goods(current)))
                .orElse(InCart.NOTHING);
    }

    private Points points(MemberId member, Cart current) {
        Points chosen = cart.wish().map(AppliedWish::agreed).orElse(Points.ZERO);
        return current.isOfTheMall()
                ? mall.of(member, current).lines().stream()
                        .map(MallLines.Line::points)
                        .reduce(chosen, Points::plus)
                : chosen;
    }

    private static Money goods(Cart current) {
        return current.lines().stream()
                .filter(line -> line.offerId() == null)
                .map(CartLine::price)
                .reduce(Money.zero(current.currency()), Money::plus);
    }
}
