package org.pointsmall.loyalty.proof;

import java.util.List;
import java.util.TreeSet;

/** Counts every difference, and keeps those that come first: a ledger that is wrong all over must still fit. */
final class Differences {
    static final int MOST_KEPT = 20;

    private final TreeSet<Difference> first = new TreeSet<>();
    private long count;

    void add(Difference.Kind kind, long entry, String words, Object... operands) {
        count++;
        if (first.size() == MOST_KEPT && entry > first.last().entry()) {
            return;
        }
        first.add(new Difference(kind, entry, words.formatted(operands)));
        if (first.size() > MOST_KEPT) {
            first.pollLast();
        }
    }

    long count() {
        return count;
    }

    List<Difference> first() {
        return List.copyOf(first);
    }
}
