package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Where a store says what it has shown of a cart with points on it: a checkout charges this, or is refused with
 * {@code CART_CHANGED}. Whatever of the store shows a cart, or a page that asks for its payment, calls {@link #show} and
 * takes its figures from the order that it answers; our own resources do so by themselves. Carts without points cost
 * nothing. To be called within the lock that the store has on its carts, so that no checkout is under way.
 */
public final class ShownCarts {
    private final OrderService orders;
    private final Carts carts;
    private final ShowQuote tellCart;
    private final HoldPoints holdPoints;
    private final CartFlags flags;
    private final Transactions transactions;

    public ShownCarts(
            OrderService orders,
            Carts carts,
            ShowQuote tellCart,
            HoldPoints holdPoints,
            CartFlags flags,
            Transactions transactions) {
        this.orders = orders;
        this.carts = carts;
        this.tellCart = tellCart;
        this.holdPoints = holdPoints;
        this.flags = flags;
        this.transactions = transactions;
    }

    /**
     * Prices a cart with points on it, as whatever it comes to cost shows in no other way, and keeps what it comes to as
     * what the shopper was told.
     *
     * @return the order as it is to be shown
     */
    public Order show(Order order) {
        if (CartWish.of(order).isEmpty()) {
            return order;
        }
        return transactions.required(() -> {
            Order priced = price(order);
            tell(priced);
            return priced;
        });
    }

    /**
     * The same for a cart that the store has just priced, in the same transaction.
     *
     * @return what the shopper is told; nothing where there are no points on the cart
     */
    public Optional<PointsQuote> tell(Order order) {
        Optional<AppliedWish> wish = CartWish.of(order);
        Optional<MemberId> member = Members.of(order.getCustomer());
        if (wish.isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        return transactions.required(() -> {
            ShowQuote.Telling telling =
                    tellCart.tell(member.get(), carts.read(order), carts.payments(order), wish.get());
            if (!telling.kept().equals(wish.get())) {
                CartWish.keep(order, telling.kept());
                save(order, false);
            }
            return Optional.of(telling.quote());
        });
    }

    /**
     * Why a checkout of this order would be refused for what is in it or what it charges, if so: asked before a payment is
     * taken, it spares the shopper one that has to be given back.
     */
    public Optional<Refusal> refusal(Order order) {
        return flags.refusals(order).stream().findFirst().or(() -> Members.of(order.getCustomer())
                .flatMap(member -> holdPoints.refusal(
                        member, order.getId(), () -> carts.read(order), carts.payments(order), CartWish.of(order))));
    }

    Order price(Order order) {
        return save(order, true);
    }

    private Order save(Order order, boolean price) {
        try {
            return orders.save(order, price);
        } catch (PricingException e) {
            throw new IllegalStateException("the cart could not be priced: " + order.getId(), e);
        }
    }
}
