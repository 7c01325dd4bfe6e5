package org.pointsmall.demo.store.cart;

import java.util.function.UnaryOperator;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/cart", produces = MediaType.APPLICATION_JSON_VALUE)
class CartController {

    private static final int MAX_QUANTITY = CartItems.MAX_QUANTITY;

    private final CurrentShopper shopper;
    private final RequestedCart requested;
    private final ShopperCarts carts;
    private final CartItems items;
    private final TranslatedNames names;

    CartController(
            CurrentShopper shopper,
            RequestedCart requested,
            ShopperCarts carts,
            CartItems items,
            TranslatedNames names) {
        this.shopper = shopper;
        this.requested = requested;
        this.carts = carts;
        this.items = items;
        this.names = names;
    }

    /** @param skuId null for the product's own */
    record NewItem(@Nullable Long productId, @Nullable Long skuId, @Nullable Integer quantity) {}

    record NewQuantity(@Nullable Integer quantity) {}

    @GetMapping
    CartAnswer cart() {
        return carts.shown(requested.id()).map(this::answer).orElse(CartAnswer.EMPTY);
    }

    @PostMapping(path = "/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    CartAnswer add(@RequestBody NewItem item) {
        if (item.productId() == null) {
            throw StoreProblem.invalid("productId");
        }
        long product = item.productId();
        int quantity = quantity(item.quantity());
        return changed(cart -> items.add(cart, product, item.skuId(), quantity));
    }

    @PatchMapping(path = "/items/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    CartAnswer change(@PathVariable long id, @RequestBody NewQuantity request) {
        int quantity = quantity(request.quantity());
        return changed(cart -> items.change(cart, id, quantity));
    }

    @DeleteMapping("/items/{id}")
    CartAnswer remove(@PathVariable long id) {
        return changed(cart -> items.remove(cart, id));
    }

    private CartAnswer changed(UnaryOperator<Order> change) {
        return answer(carts.change(shopper.customer(), requested.named(), change));
    }

    private CartAnswer answer(Order cart) {
        return CartAnswer.of(cart, names.of(cart));
    }

    private static int quantity(@Nullable Integer quantity) {
        if (quantity == null || quantity < 1 || quantity > MAX_QUANTITY) {
            throw StoreProblem.invalid("quantity");
        }
        return quantity;
    }
}
