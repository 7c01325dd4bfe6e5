package org.pointsmall.benchmarks.ledger;

import java.util.List;

/** Who does the work. */
public enum Side {
    OURS("ours"),
    FLOOR("floor");

    public final String words;

    Side(String words) {
        this.words = words;
    }

    /** A B B A: neither side always meets what the other has left behind. */
    public static List<Side> orderOf(int round) {
        return round % 2 == 0 ? List.of(OURS, FLOOR) : List.of(FLOOR, OURS);
    }
}
