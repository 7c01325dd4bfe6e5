package org.pointsmall.demo.store.cart;

import java.util.function.UnaryOperator;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By what terms a cart is bought: codes that take something off, and where the order comes from. */
@RestController
@RequestMapping(
        path = "/api/v1/cart",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CartTermsController {

    private static final int CODE_MAX = 64;
    private static final String A_NAME = "[a-z0-9-]{1,30}";

    private final CurrentShopper shopper;
    private final RequestedCart requested;
    private final ShopperCarts carts;
    private final CartCodes codes;
    private final CartSource source;
    private final TranslatedNames names;

    CartTermsController(
            CurrentShopper shopper,
            RequestedCart requested,
            ShopperCarts carts,
            CartCodes codes,
            CartSource source,
            TranslatedNames names) {
        this.shopper = shopper;
        this.requested = requested;
        this.carts = carts;
        this.codes = codes;
        this.source = source;
        this.names = names;
    }

    record GivenCode(@Nullable String code) {}

    /** @param channel by which it comes, such as {@code app}; null for the shop's pages */
    record Source(@Nullable String channel, @Nullable String store) {}

    @PostMapping("/codes")
    CartAnswer add(@RequestBody GivenCode given) {
        String code = code(given);
        return changed(cart -> codes.add(cart, code));
    }

    @DeleteMapping("/codes")
    CartAnswer remove(@RequestBody GivenCode given) {
        String code = code(given);
        return changed(cart -> codes.remove(cart, code));
    }

    @PutMapping("/source")
    CartAnswer note(@RequestBody Source from) {
        String channel = name(from.channel(), "channel");
        String store = name(from.store(), "store");
        return changed(cart -> source.note(cart, channel, store));
    }

    private CartAnswer changed(UnaryOperator<Order> change) {
        Order cart = carts.change(shopper.customer(), requested.named(), change);
        return CartAnswer.of(cart, names.of(cart));
    }

    private static String code(GivenCode given) {
        String code = given.code() == null ? "" : given.code().strip();
        if (code.isEmpty() || code.length() > CODE_MAX || code.codePoints().anyMatch(Character::isISOControl)) {
            throw StoreProblem.invalid("code");
        }
        return code;
    }

    private static @Nullable String name(@Nullable String value, String field) {
        if (value != null && !value.matches(A_NAME)) {
            throw StoreProblem.invalid(field);
        }
        return value;
    }
}
