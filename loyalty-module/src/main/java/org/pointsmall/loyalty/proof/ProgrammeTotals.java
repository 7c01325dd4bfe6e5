package org.pointsmall.loyalty.proof;

import java.util.HashMap;
import java.util.Map;

/** What the whole ledger adds up to: the journal by side, and the accounts' rows by state. */
final class ProgrammeTotals {
    private static final class Sum {
        private long value;
    }

    private final Map<String, Sum> sides = new HashMap<>();
    private final Amounts kept = Amounts.none();
    private long accounts;
    private long entries;

    void line(String side, long amount) {
        Sum sum = sides.computeIfAbsent(side, first -> new Sum());
        sum.value = Math.addExact(sum.value, amount);
    }

    void entry() {
        entries++;
    }

    void account(Amounts row) {
        accounts++;
        kept.add(row);
    }

    long accounts() {
        return accounts;
    }

    long entries() {
        return entries;
    }

    long outstanding() {
        return kept.owned();
    }

    Map<String, Long> sides() {
        Map<String, Long> sums = new HashMap<>();
        sides.forEach((side, sum) -> sums.put(side, sum.value));
        return sums;
    }

    /** What the members should own, by the programme's sides. */
    static long givenOut(Map<String, Long> sides) {
        long given = 0;
        for (Map.Entry<String, Long> side : sides.entrySet()) {
            if (!isMembers(side.getKey())) {
                given = Math.subtractExact(given, side.getValue());
            }
        }
        return given;
    }

    static boolean isMembers(String side) {
        return side.startsWith("MEMBER_");
    }

    /**
     * Each account was read at a moment of its own, but each entry is one account's and sums to zero: so the whole does,
     * whatever moved meanwhile.
     */
    void compare(Differences differences) {
        long given = givenOut(sides());
        if (given != outstanding()) {
            differences.add(
                    Difference.Kind.WRONG_PROGRAMME,
                    Difference.NO_ENTRY,
                    "the programme gave out %d more than it took back, and the accounts' rows own %d",
                    given,
                    outstanding());
        }
        for (PointsState state : PointsState.ALL) {
            Sum side = sides.get(state.side());
            long posted = side == null ? 0 : state.sign() * side.value;
            if (posted != kept.of(state)) {
                differences.add(
                        Difference.Kind.WRONG_PROGRAMME,
                        Difference.NO_ENTRY,
                        "all accounts have %d %s by the journal and %d by their rows",
                        posted,
                        state.words(),
                        kept.of(state));
            }
        }
    }
}
