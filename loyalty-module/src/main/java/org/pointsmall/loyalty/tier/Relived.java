package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.tier.TierStore.ByHand;
import org.pointsmall.loyalty.tier.TierStore.Stood;

/**
 * A member's life with the programme once more, with what stands of each order by now: so the tier comes to be what it
 * would be in a world in which nobody had ever bought what was cancelled or returned. Orders count when they were awarded,
 * tiers that were given by hand are given again, and schemes come into force when they did.
 *
 * <p>Accounts that became one are relived as one from the start.
 */
final class Relived {
    private final ZoneId zone;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Stood> bought = new ArrayList<>();
    private final NavigableMap<Instant, Long> gathered = new TreeMap<>();
    private Standing standing = Standing.NONE;
    private @Nullable TierScheme scheme;
    private @Nullable TierPolicy policy;

    Relived(ZoneId zone) {
        this.zone = zone;
    }

    /** Something that happened; of what happened at one moment, schemes come first and orders last. */
    private record Turn(Instant at, int rank, Runnable what) {}

    void scheme(Instant at, long revision, TierScheme defined) {
        turns.add(new Turn(at, 0, () -> {
            scheme = defined;
            policy = new TierPolicy(defined, revision, zone);
            gathered.clear();
            bought.forEach(this::count);
            standing = policy.redefined(standing, at, this::gathered).standing();
        }));
    }

    /** @param own whether to this very account: what was given to one that has become part of it takes nothing from it */
    void given(ByHand given, Tier tier, boolean own) {
        turns.add(new Turn(given.at(), 1, () -> {
            Standing now = Standing.in(tier, given.at(), given.until());
            standing = own ? now.over(standing.promises()) : Standing.together(now, standing);
        }));
    }

    void order(Stood order) {
        turns.add(new Turn(order.at(), 2, () -> {
            bought.add(order);
            count(order);
            if (policy != null) {
                standing = policy.raised(standing, order.at(), this::gathered).standing();
            }
        }));
    }

    Standing until(Instant now) {
        turns.sort(Comparator.comparing(Turn::at).thenComparingInt(Turn::rank));
        for (Turn turn : turns) {
            review(turn.at());
            turn.what().run();
        }
        review(now);
        return standing;
    }

    private void review(Instant at) {
        if (policy != null) {
            standing = policy.reviewed(standing, at, this::gathered).standing();
        }
    }

    /** Adds up, so that a span is the difference of two sums. Orders come in the order of their times. */
    private void count(Stood order) {
        if (scheme != null) {
            Map.Entry<Instant, Long> last = gathered.lastEntry();
            gathered.put(order.at(), (last == null ? 0 : last.getValue()) + order.in(scheme));
        }
    }

    private long gathered(Span span) {
        return before(span.until()) - before(span.from());
    }

    private long before(Instant moment) {
        Map.Entry<Instant, Long> sum = gathered.lowerEntry(moment);
        return sum == null ? 0 : sum.getValue();
    }
}
