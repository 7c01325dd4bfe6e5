package org.pointsmall.demo.store.cart;

import java.util.Map;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** More carts than one. */
@RestController
@RequestMapping(path = "/api/v1/carts", produces = MediaType.APPLICATION_JSON_VALUE)
class CartsController {

    private static final TranslatedNames.Named NOTHING_NAMED = new TranslatedNames.Named(Map.of());

    private final CurrentShopper shopper;
    private final ShopperCarts carts;

    CartsController(CurrentShopper shopper, ShopperCarts carts) {
        this.shopper = shopper;
        this.carts = carts;
    }

    /** Makes an empty cart, whose id the answer tells. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CartAnswer open() {
        return CartAnswer.of(carts.another(shopper.customer()), NOTHING_NAMED);
    }
}
