package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;

/** The coupon that the member exchanged last, where that was within the hour. */
public final class LatestCoupon implements CouponAtHand {
    /** Later, what a page shows after an exchange is no longer about that exchange. */
    private static final Duration JUST = Duration.ofHours(1);

    private final Exchanged exchanged;
    private final StoreDiscounts discounts;
    private final BusinessTime time;

    public LatestCoupon(Exchanged exchanged, StoreDiscounts discounts, BusinessTime time) {
        this.exchanged = exchanged;
        this.discounts = discounts;
        this.time = time;
    }

    /** Knows what members have exchanged points for. */
    @FunctionalInterface
    public interface Exchanged {

        /** The store's offer of the coupon that was the member's last exchange since then, and can still be used. */
        Optional<Long> lastCoupon(MemberId member, Instant since);
    }

    @Override
    public Optional<Coupon> of(MemberId member) {
        return exchanged
                .lastCoupon(member, time.now().minus(JUST))
                .map(storeOffer -> products -> discounts.of(storeOffer, member, products));
    }
}
