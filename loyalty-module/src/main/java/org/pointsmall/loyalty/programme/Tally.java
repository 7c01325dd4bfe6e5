package org.pointsmall.loyalty.programme;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerSide;

/** What postings add up to, by side and by the month in which their lots expire. What adds up to nothing is left out. */
public record Tally(Map<Tally.Line, Long> amounts) {
    public static final Tally NOTHING = new Tally(Map.of());

    public Tally {
        amounts = Map.copyOf(amounts);
        if (amounts.containsValue(0L)) {
            throw new IllegalArgumentException("a line of nothing: " + amounts);
        }
    }

    /**
     * Where an amount stands.
     *
     * @param month null for points that never expire, and on the programme's sides
     */
    public record Line(LedgerSide side, @Nullable YearMonth month) {
        public Line {
            if (month != null && !side.isMembers()) {
                throw new IllegalArgumentException("only members' points expire: " + side + ", " + month);
            }
        }
    }

    /** What stands there; 0 where nothing does. */
    public long of(Line line) {
        return amounts.getOrDefault(line, 0L);
    }

    public Tally plus(Tally other) {
        Map<Line, Long> sums = new HashMap<>(amounts);
        other.amounts.forEach((line, amount) -> sums.merge(line, amount, Math::addExact));
        sums.values().removeIf(amount -> amount == 0);
        return new Tally(sums);
    }

    /**
     * The same, once it is sure that it sums to zero, as every entry does.
     *
     * @throws IllegalStateException where it does not: then no figure of it can be relied on
     */
    Tally balanced() {
        long sum = amounts.values().stream().reduce(0L, Math::addExact);
        if (sum != 0) {
            throw new IllegalStateException("the programme's sides and its members' sum to " + sum
                    + ", not to 0; prove the ledger: " + amounts);
        }
        return this;
    }
}
