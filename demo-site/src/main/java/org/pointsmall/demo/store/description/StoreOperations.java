package org.pointsmall.demo.store.description;

import java.util.List;
import java.util.Map;
import org.pointsmall.demo.store.problem.StoreProblemCode;

import static java.util.Map.entry;
import static org.pointsmall.demo.store.problem.StoreProblemCode.CART_CHANGED;
import static org.pointsmall.demo.store.problem.StoreProblemCode.CODE_NOT_USABLE;
import static org.pointsmall.demo.store.problem.StoreProblemCode.EMAIL_TAKEN;
import static org.pointsmall.demo.store.problem.StoreProblemCode.EMPTY_CART;
import static org.pointsmall.demo.store.problem.StoreProblemCode.IDEMPOTENCY_KEY_REUSED;
import static org.pointsmall.demo.store.problem.StoreProblemCode.INVALID_CARD;
import static org.pointsmall.demo.store.problem.StoreProblemCode.NOT_FOR_SALE;
import static org.pointsmall.demo.store.problem.StoreProblemCode.NOT_FOUND;
import static org.pointsmall.demo.store.problem.StoreProblemCode.PAYMENT_DECLINED;
import static org.pointsmall.demo.store.problem.StoreProblemCode.PAYMENT_REQUIRED;
import static org.pointsmall.demo.store.problem.StoreProblemCode.PAYMENT_TIMED_OUT;
import static org.pointsmall.demo.store.problem.StoreProblemCode.USERNAME_TAKEN;
import static org.pointsmall.demo.store.problem.StoreProblemCode.WRONG_CREDENTIALS;

/** Each operation of the store with what it does, and what it is refused with beyond what any may be. */
final class StoreOperations {

    /**
     * An operation.
     *
     * @param programme whether the points programme may refuse it as well, with a code of its own
     */
    record Described(String summary, boolean programme, List<StoreProblemCode> codes) {}

    static final Map<String, Described> ALL = Map.ofEntries(
            entry("GET /api/v1/session", store("Who is signed in, and the CSRF token of the session")),
            entry("POST /api/v1/session", store("Sign in with a session", WRONG_CREDENTIALS)),
            entry("DELETE /api/v1/session", store("Sign out")),
            entry("POST /api/v1/customers", store("Register", USERNAME_TAKEN, EMAIL_TAKEN)),
            entry("GET /api/v1/addresses", store("The shopper's address book")),
            entry("POST /api/v1/addresses", store("Add an address to it")),
            entry("GET /api/v1/products", store("Products, by words and category")),
            entry("GET /api/v1/products/{id}", store("One product", NOT_FOUND)),
            entry("GET /api/v1/categories", store("The categories")),
            entry("POST /api/v1/carts", store("Open another cart")),
            entry("GET /api/v1/cart", store("The cart", NOT_FOUND)),
            entry("POST /api/v1/cart/items", programme("Put a product into the cart", NOT_FOUND, NOT_FOR_SALE)),
            entry("PATCH /api/v1/cart/items/{id}", programme("Change how many there are", NOT_FOUND, NOT_FOR_SALE)),
            entry("DELETE /api/v1/cart/items/{id}", programme("Take it out of the cart", NOT_FOUND)),
            entry("POST /api/v1/cart/codes", programme("Put an offer code on the cart", NOT_FOUND, CODE_NOT_USABLE)),
            entry("DELETE /api/v1/cart/codes", programme("Take an offer code off the cart", NOT_FOUND)),
            entry(
                    "PUT /api/v1/cart/source",
                    programme("Say by which channel and in which store it is bought", NOT_FOUND)),
            entry(
                    "POST /api/v1/checkout",
                    programme(
                            "Order what is in the cart. The same request under the same key is answered as it was",
                            NOT_FOUND,
                            EMPTY_CART,
                            CART_CHANGED,
                            INVALID_CARD,
                            PAYMENT_REQUIRED,
                            PAYMENT_DECLINED,
                            PAYMENT_TIMED_OUT,
                            NOT_FOR_SALE,
                            IDEMPOTENCY_KEY_REUSED)),
            entry("GET /api/v1/orders", store("The shopper's orders, newest first")),
            entry("GET /api/v1/orders/{number}", store("One order", NOT_FOUND)),
            entry(
                    "POST /api/v1/orders/{number}/cancel",
                    programme("Cancel an order; again, it changes nothing", NOT_FOUND)),
            entry(
                    "POST /api/v1/orders/{number}/returns",
                    programme("Give items of an order back", NOT_FOUND, IDEMPOTENCY_KEY_REUSED)));

    private StoreOperations() {}

    private static Described store(String summary, StoreProblemCode... codes) {
        return new Described(summary, false, List.of(codes));
    }

    private static Described programme(String summary, StoreProblemCode... codes) {
        return new Described(summary, true, List.of(codes));
    }
}
