package org.pointsmall.loyalty.proof;

import java.util.Map;
import org.pointsmall.loyalty.proof.LedgerRows.Reservation;

/** Compares what is kept of a hold's lots with the entry that reserved its points. */
final class HoldComparison implements LedgerRows.HoldVisitor {
    private final Differences differences;
    private long compared;

    HoldComparison(Differences differences) {
        this.differences = differences;
    }

    long compared() {
        return compared;
    }

    @Override
    public void hold(Reservation hold) {
        compared++;
        Long entry = hold.entry();
        if (entry == null) {
            differences.add(
                    Difference.Kind.WRONG_HOLD,
                    Difference.NO_ENTRY,
                    "hold %d of account %d says %d points and no entry reserved them",
                    hold.hold(),
                    hold.account(),
                    hold.points());
        } else if (!hold.kept().equals(hold.posted())) {
            differences.add(
                    Difference.Kind.WRONG_HOLD_LOTS,
                    entry,
                    "entry %d reserved %s for hold %d of account %d, and the rows beside the hold say %s",
                    entry,
                    words(hold.posted()),
                    hold.hold(),
                    hold.account(),
                    words(hold.kept()));
        }
    }

    /** The first lots only: a hold may take from thousands. */
    private static String words(Map<Long, Long> byLot) {
        long sum = byLot.values().stream().reduce(0L, Math::addExact);
        String lots = String.join(
                ", ",
                byLot.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(5)
                        .map(lot -> lot.getValue() + " of lot " + lot.getKey())
                        .toList());
        return byLot.size() > 5 ? sum + " in all: " + lots + " ..." : byLot.isEmpty() ? "nothing" : lots;
    }
}
