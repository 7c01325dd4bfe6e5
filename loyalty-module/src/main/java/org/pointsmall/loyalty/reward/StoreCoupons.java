package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.OrderRef;

/** The store's offer codes. Every method runs in the caller's transaction. */
public interface StoreCoupons {

    /** A store without offer codes. */
    StoreCoupons NONE = new StoreCoupons() {
        @Override
        public Optional<Coupon> issue(long storeOffer, Instant from, @Nullable Instant until) {
            return Optional.empty();
        }

        @Override
        public void end(String code, Instant at) {}

        @Override
        public void forget(String code, long orderId) {}

        @Override
        public Optional<OrderRef> usedFor(String code) {
            return Optional.empty();
        }
    };

    /**
     * A code of the store's.
     *
     * @param code what the shopper enters; nobody can guess it
     * @param until until when it can be used: no later than the store's offer; null for ever
     */
    record Coupon(String code, @Nullable Instant until) {}

    /** Makes one more code of this offer, to be used once; nothing where the store has no such offer, or no longer. */
    Optional<Coupon> issue(long storeOffer, Instant from, @Nullable Instant until);

    /** The code can't be used any more. */
    void end(String code, Instant at);

    /** The code has not been used for this order after all: it can be used once more. Again, it changes nothing. */
    void forget(String code, long orderId);

    /** The order that stands and was given with this code, by what the store itself has noted. */
    Optional<OrderRef> usedFor(String code);
}
