package org.pointsmall.loyalty.reward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;

/**
 * What a member bought with points and is no parcel.
 *
 * @param id the reward
 * @param member whose it is: the one whose account stands for the buyer's
 * @param bought what was agreed
 * @param usesLeft how often it can still be used
 * @param pointsBack what has come back of what was paid
 * @param ended how it ended; null while it is open
 * @param storeCode the store's offer code, where it is one
 */
public record Reward(
        RewardId id,
        MemberId member,
        Bought bought,
        long usesLeft,
        Points pointsBack,
        @Nullable RewardState ended,
        @Nullable String storeCode) {

    /** Where it is in its life at this moment, also where nobody has looked at its expiry yet. */
    public RewardState state(Instant at) {
        if (ended != null) {
            return ended;
        }
        Instant until = bought.until();
        if (until != null && !at.isBefore(until)) {
            return RewardState.EXPIRED;
        }
        return at.isBefore(bought.activeFrom()) ? RewardState.ISSUED : RewardState.ACTIVE;
    }

    /** Whether the member may give it back at this moment. */
    public boolean givesBack(Instant at) {
        return givesBack() && state(at).isOpen();
    }

    /** Whether the member may give it back while it is unused: never a partner's code, as who has read it may have used it. */
    boolean givesBack() {
        return bought.givesBack() && bought.kind() != Content.Kind.CODE;
    }

    /** What would come back of the points: in proportion to what is unused, rounded down, so that the merchant is not short. */
    public Points worth() {
        return unused(usesLeft).of(bought.points(), Rounding.DOWN);
    }

    /**
     * What one use of several is worth, the first being 1: all together are worth what was paid, and those that are left
     * what {@link #worth} says.
     */
    public Points worthOf(int nth) {
        long left = bought.uses() - nth;
        return unused(left + 1)
                .of(bought.points(), Rounding.DOWN)
                .minus(unused(left).of(bought.points(), Rounding.DOWN));
    }

    /** How many whole pieces are unused. */
    long unusedPieces() {
        return unused(usesLeft).of(Points.of(bought.pieces()), Rounding.DOWN).value();
    }

    private Share unused(long left) {
        return new Share(left, bought.uses());
    }
}
