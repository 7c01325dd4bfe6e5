package org.pointsmall.demo.store.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.gateway.TestCard;

/**
 * What a shopper asks for.
 *
 * @param customerId who asks
 * @param cartId the cart as it was when the request came in; null where there was none
 * @param named whether the request named that cart; else the same request can find another cart when it is repeated
 * @param card how the rest is paid; null if nothing is
 * @param shown what the shopper was shown that it charges; null if that was not sent
 * @param key the idempotency key; null if none was sent
 */
record CheckoutOrder(
        long customerId,
        @Nullable Long cartId,
        boolean named,
        @Nullable TestCard card,
        @Nullable ShownCharge shown,
        @Nullable String key) {

    Optional<String> idempotencyKey() {
        return Optional.ofNullable(key);
    }

    /** What makes two requests with one key the same; holds no card number. */
    String content() {
        String payment = card == null ? "NONE" : "TEST_CARD " + card.behaviour() + " " + card.lastFour();
        String bought = named ? payment + " for " + cartId : payment;
        return shown == null ? bought : bought + " " + shown.content();
    }
}
