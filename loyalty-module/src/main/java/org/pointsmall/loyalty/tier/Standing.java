package org.pointsmall.loyalty.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;

/**
 * A member's tier as it stands. A member without a tier has rank 0 and no dates.
 *
 * @param tier the tier; null for none
 * @param rank its rank when it was last looked at, so that a tier which no longer exists still has a place
 * @param since when it was reached
 * @param until when it ends, unless a review finds that it was reached again; always the start of a day
 * @param graceUntil when it ends that did not pass that review; null where none was failed
 */
public record Standing(
        @Nullable TierCode tier,
        int rank,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant graceUntil) {
    /** No tier. */
    public static final Standing NONE = new Standing(null, 0, null, null, null);

    public Standing {
        boolean none = tier == null;
        if (none != (since == null) || none != (until == null) || none != (rank == 0) || (none && graceUntil != null)) {
            throw new IllegalArgumentException("no tier has no rank and no dates: " + tier + " " + rank + " " + since
                    + " " + until + " " + graceUntil);
        }
    }

    static Standing in(Tier tier, Instant since, Instant until) {
        return new Standing(tier.code(), tier.rank(), since, until, null);
    }

    /** When it is to be reviewed next; null for never. */
    public @Nullable Instant reviewAt() {
        return graceUntil == null ? until : graceUntil;
    }

    /** Whether it is the higher tier, or the same one for longer. */
    boolean isBetterThan(Standing other) {
        Instant end = reviewAt();
        Instant otherEnd = other.reviewAt();
        return rank > other.rank || (rank == other.rank && end != null && otherEnd != null && end.isAfter(otherEnd));
    }

    Standing until(Instant end) {
        return new Standing(tier, rank, since, end, null);
    }

    Standing inGraceUntil(Instant end) {
        return new Standing(tier, rank, since, until, end);
    }
}
