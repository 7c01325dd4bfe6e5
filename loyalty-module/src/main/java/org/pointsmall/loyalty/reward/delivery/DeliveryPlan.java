package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.reward.RewardId;

/**
 * How far the deliveries of a reward have come.
 *
 * @param product of which one piece is sent each time
 * @param first when the first one was due
 * @param address in the member's address book
 * @param next the number of the one that is sent next
 * @param due when that is due
 * @param tryAt when it is tried next: later than it is due where it could not be sent; null where nothing is sent any more
 * @param trouble why it could not be sent the last time; null where it was not tried
 * @param waitsSince when it was first found that it can't be sent; null where it can, or its account is frozen
 */
public record DeliveryPlan(
        RewardId reward,
        long product,
        int everyMonths,
        Instant first,
        long address,
        int next,
        Instant due,
        @Nullable Instant tryAt,
        @Nullable Trouble trouble,
        @Nullable Instant waitsSince) {

    boolean isToBeTried(Instant at) {
        return tryAt != null && !at.isBefore(tryAt);
    }

    /** The one that follows is next; nothing where this was the last one. */
    DeliveryPlan past(Schedule schedule, long uses) {
        boolean over = next >= uses;
        int following = next + 1;
        Instant then = schedule.due(following);
        return new DeliveryPlan(
                reward, product, everyMonths, first, address, following, then, over ? null : then, null, null);
    }

    DeliveryPlan waiting(Trouble why, @Nullable Instant since, Instant again) {
        return new DeliveryPlan(reward, product, everyMonths, first, address, next, due, again, why, since);
    }

    /** Nothing more is sent. */
    DeliveryPlan ended(Trouble why) {
        return new DeliveryPlan(reward, product, everyMonths, first, address, next, due, null, why, waitsSince);
    }
}
