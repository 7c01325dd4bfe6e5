package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.TierSamples.Brought;
import org.pointsmall.loyalty.tier.TierSamples.Sampled;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Tells how many members other tiers would move, before they are in force: each is decided on by the policy that would do it.
 * Somebody waits for the page, so of many members some are looked at, from stretches that lie evenly over all of them.
 */
public final class ForeseeTiers {
    private static final int STRETCHES = 20;
    private static final int STRETCH = 50;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final TierSamples samples;
    private final TierSchemes schemes;
    private final Transactions transactions;
    private final BusinessTime time;

    ForeseeTiers(TierSamples samples, TierSchemes schemes, Transactions transactions, BusinessTime time) {
        this.samples = samples;
        this.schemes = schemes;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Who would be moved, of those that were looked at.
     *
     * @param members how many members there are
     * @param looked how many were looked at
     * @param up get a higher tier at once
     * @param down get a lower tier at once, or none, as theirs is gone
     * @param downLater keep their tier until it is reviewed, and would lose it then though they would keep it as it is now
     */
    public record Moves(long members, long looked, long up, long down, long downLater) {

        public boolean isSample() {
            return looked < members;
        }

        /** In all members, in proportion. */
        public long inAll(long some) {
            return looked == 0 ? 0 : (Math.multiplyExact(some, members) + looked / 2) / looked;
        }

        private Moves plus(int up, int down, int later) {
            return new Moves(members, looked + 1, this.up + up, this.down + down, downLater + later);
        }
    }

    /** What this scheme would do in the place of the one in force. */
    public Moves of(TierScheme then) {
        TierSchemes.@Nullable Revision inForce = transactions
                .required(() -> Optional.ofNullable(schemes.inForce()))
                .orElse(null);
        Instant begun = time.now();
        TierPolicy now = inForce == null ? null : new TierPolicy(inForce.scheme(), inForce.number(), time.zone());
        TierPolicy other = new TierPolicy(then, Long.MAX_VALUE, time.zone());
        TierSamples.Extent extent = transactions.required(samples::extent);
        Moves moves = new Moves(extent.accounts(), 0, 0, 0, 0);
        boolean all = extent.accounts() <= (long) STRETCHES * STRETCH;
        long next = extent.first() - 1;
        for (int i = 0; i < STRETCHES && time.now().isBefore(begun.plus(LONGEST)); i++) {
            long after = all ? next : extent.first() - 1 + (extent.last() - extent.first()) / STRETCHES * i;
            List<Sampled> some = transactions.required(() -> samples.after(after, STRETCH));
            for (Sampled one : some) {
                moves = moved(one, inForce == null ? null : inForce.scheme(), now, then, other, begun, moves);
                next = one.account().value();
            }
        }
        return moves;
    }

    private static Moves moved(
            Sampled one,
            @Nullable TierScheme scheme,
            @Nullable TierPolicy now,
            TierScheme then,
            TierPolicy other,
            Instant at,
            Moves moves) {
        ToLongFunction<Span> otherwise = gathered(one.orders(), then);
        Standing after = other.redefined(one.standing(), at, otherwise).standing();
        if (scheme == null || now == null) {
            return moves.plus(after.rank() > 0 ? 1 : 0, 0, 0);
        }
        ToLongFunction<Span> asNow = gathered(one.orders(), scheme);
        Standing before = now.redefined(one.standing(), at, asNow).standing();
        int by = Integer.compare(after.rank(), rank(before.tier(), before.rank(), then));
        int later = 0;
        if (by == 0) {
            int found = rank(other.projection(after, at, otherwise).atReview());
            Optional<Tier> kept = now.projection(before, at, asNow).atReview();
            int asked = kept.map(tier -> rank(tier.code(), tier.rank(), then)).orElse(0);
            later = found < after.rank() && found < asked ? 1 : 0;
        }
        return moves.plus(by > 0 ? 1 : 0, by < 0 ? 1 : 0, later);
    }

    private static int rank(Optional<Tier> tier) {
        return tier.map(Tier::rank).orElse(0);
    }

    /** Where a tier stands among the others; one that is gone stands where it stood. */
    private static int rank(@Nullable TierCode tier, int rank, TierScheme then) {
        return then.tier(tier).map(Tier::rank).orElse(rank);
    }

    private static ToLongFunction<Span> gathered(List<Brought> orders, TierScheme scheme) {
        return span -> orders.stream()
                .filter(one -> !one.at().isBefore(span.from()) && one.at().isBefore(span.until()))
                .mapToLong(one -> scheme.measure() == Measure.POINTS
                        ? one.points()
                        : scheme.currency().equals(one.currency()) ? one.money() : 0)
                .sum();
    }
}
