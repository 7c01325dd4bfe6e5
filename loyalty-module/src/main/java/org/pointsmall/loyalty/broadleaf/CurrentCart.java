package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.transaction.Transactions;

/** The cart of the shopper of the current request. */
final class CurrentCart implements ShopperCart {
    private final OpenCarts openCarts;
    private final Carts carts;
    private final Transactions transactions;
    private final ShownCarts shownCarts;
    private final CartFlags flags;

    CurrentCart(OpenCarts openCarts, Carts carts, Transactions transactions, ShownCarts shownCarts, CartFlags flags) {
        this.openCarts = openCarts;
        this.carts = carts;
        this.transactions = transactions;
        this.shownCarts = shownCarts;
        this.flags = flags;
    }

    @Override
    public Optional<Cart> current() {
        return openCarts.current().map(carts::read);
    }

    @Override
    public List<Refusal> refused() {
        return openCarts.current().map(flags::refusals).orElse(List.of());
    }

    @Override
    public Optional<AppliedWish> wish() {
        return openCarts.current().flatMap(CartWish::of);
    }

    @Override
    public Optional<PointsQuote> wishFor(@Nullable AppliedWish wish) {
        Order order = openCarts.current().orElseThrow(() -> new IllegalStateException("there is no cart"));
        return priced(order, () -> CartWish.keep(order, wish == null ? leftOver(order) : wish));
    }

    /** What is kept where no points are spent by choice: goods of the mall cost points all the same. */
    private @Nullable AppliedWish leftOver(Order order) {
        return carts.read(order).isOfTheMall() ? AppliedWish.NONE : null;
    }

    @Override
    public Optional<PointsQuote> show() {
        return openCarts
                .current()
                .filter(order -> CartWish.of(order).isPresent())
                .flatMap(order -> priced(order, () -> {}));
    }

    private Optional<PointsQuote> priced(Order order, Runnable change) {
        return transactions.required(() -> {
            openCarts.lock(order.getId());
            change.run();
            return shownCarts.tell(shownCarts.price(order));
        });
    }
}
