package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * @param promised lower tiers that last longer, the highest first: each lasts longer than those before it
 */
public record Standing(
        @Nullable TierCode tier,
        int rank,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant graceUntil,
        List<Promise> promised) {
    /** No tier. */
    public static final Standing NONE = new Standing(null, 0, null, null, null);

    public Standing {
        promised = List.copyOf(promised);
        boolean none = tier == null;
        if (none != (since == null) || none != (until == null) || none != (rank == 0) || (none && graceUntil != null)) {
            throw new IllegalArgumentException("no tier has no rank and no dates: " + tier + " " + rank + " " + since
                    + " " + until + " " + graceUntil);
        }
    }

    /** Nothing was promised for longer. */
    public Standing(
            @Nullable TierCode tier,
            int rank,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Instant graceUntil) {
        this(tier, rank, since, until, graceUntil, List.of());
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
        return new Standing(tier, rank, since, end, null).over(promised);
    }

    Standing inGraceUntil(Instant end) {
        return new Standing(tier, rank, since, until, end, promised);
    }

    /** All that the member has been promised by it: the present tier, and those that last longer. */
    List<Promise> promises() {
        List<Promise> all = new ArrayList<>();
        Instant end = reviewAt();
        if (tier != null && end != null) {
            all.add(new Promise(tier, rank, end));
        }
        all.addAll(promised);
        return all;
    }

    /**
     * This tier for a member who was promised others: those that are lower and last longer wait behind it, and where it was
     * promised itself for longer, that counts. What was higher is over.
     */
    Standing over(List<Promise> others) {
        Instant end = reviewAt();
        if (tier == null || end == null) {
            return this;
        }
        Instant longest = others.stream()
                .filter(other -> other.rank() == rank && other.until().isAfter(end))
                .map(Promise::until)
                .max(Comparator.naturalOrder())
                .orElse(end);
        List<Promise> behind = new ArrayList<>();
        behind.add(new Promise(tier, rank, longest));
        others.stream()
                .filter(other -> other.rank() < rank)
                .sorted(Comparator.comparingInt(Promise::rank).reversed().thenComparing(Promise::until))
                .forEach(other -> {
                    if (behind.stream().noneMatch(before -> before.covers(other))) {
                        behind.removeIf(other::covers);
                        behind.add(other);
                    }
                });
        List<Promise> longer = behind.subList(1, behind.size());
        return longest.equals(end)
                ? new Standing(tier, rank, since, until, graceUntil, longer)
                : new Standing(tier, rank, since, longest, null, longer);
    }

    /** What a member has who had both: the better one, and behind it what the other one promised for longer. */
    static Standing together(Standing one, Standing other) {
        return one.isBetterThan(other) ? one.over(all(one, other)) : other.over(all(other, one));
    }

    private static List<Promise> all(Standing one, Standing other) {
        List<Promise> all = new ArrayList<>(one.promised());
        all.addAll(other.promises());
        return all;
    }

    /** What is left at this moment, when this tier is all that was found: the highest that was promised, if that is better. */
    static Standing orPromised(Standing found, List<Promise> promised, Instant at) {
        List<Promise> left =
                promised.stream().filter(one -> one.until().isAfter(at)).toList();
        return left.stream()
                .max(Comparator.comparingInt(Promise::rank).thenComparing(Promise::until))
                .filter(best -> best.rank() > found.rank())
                .map(best -> new Standing(best.tier(), best.rank(), at, best.until(), null).over(left))
                .orElseGet(() -> found.over(left));
    }
}
