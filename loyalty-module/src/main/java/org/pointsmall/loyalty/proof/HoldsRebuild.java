package org.pointsmall.loyalty.proof;

import java.util.HashMap;
import java.util.Map;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.LedgerRows.EntryRow;
import org.pointsmall.loyalty.proof.LedgerRows.HoldRow;

/** The holds of an account that entries have reserved points for and no entry has ended yet. */
final class HoldsRebuild {
    private static final String OPEN = "OPEN";

    private record Open(HoldRow row, long points, long entry) {}

    private final long account;
    private final Differences differences;
    private final Map<Long, Open> open = new HashMap<>();

    HoldsRebuild(long account, Differences differences) {
        this.account = account;
        this.differences = differences;
    }

    void follow(EntryRow entry, Amounts moved, EntryRebuild name) {
        Long id = entry.holdId();
        long held = moved.of(PointsState.HELD);
        if (id == null || held == 0) {
            return;
        }
        HoldRow row = entry.hold();
        if (row == null) {
            differences.add(Kind.WRONG_HOLD, entry.id(), "%s names hold %d, which has no row", name, id);
        } else if (held > 0) {
            reserve(id, row, held, entry, name);
        } else {
            end(id, row, -held, entry, name);
            used(id, row, moved.of(PointsState.SPENT), entry, name);
        }
    }

    private void reserve(long id, HoldRow row, long points, EntryRow entry, EntryRebuild name) {
        if (row.points() != points) {
            differences.add(
                    Kind.WRONG_HOLD,
                    entry.id(),
                    "%s reserved %d for hold %d, whose row says %d",
                    name,
                    points,
                    id,
                    row.points());
        }
        if (open.put(id, new Open(row, points, entry.id())) != null) {
            differences.add(Kind.WRONG_HOLD, entry.id(), "%s reserved points for hold %d again", name, id);
        }
    }

    private void end(long id, HoldRow row, long points, EntryRow entry, EntryRebuild name) {
        Open ended = open.remove(id);
        long reserved = ended == null ? 0 : ended.points();
        if (reserved != points) {
            differences.add(
                    Kind.WRONG_HOLD,
                    entry.id(),
                    "%s ended hold %d with %d points, and %d were reserved",
                    name,
                    id,
                    points,
                    reserved);
        }
        if (!endsAs(entry.kind(), row.status())) {
            differences.add(Kind.WRONG_HOLD, entry.id(), "%s ended hold %d, whose row says %s", name, id, row.status());
        }
    }

    private void used(long id, HoldRow row, long points, EntryRow entry, EntryRebuild name) {
        if (row.committed() != points) {
            differences.add(
                    Kind.WRONG_HOLD,
                    entry.id(),
                    "%s used %d points of hold %d, whose row says %d",
                    name,
                    points,
                    id,
                    row.committed());
        }
    }

    private static boolean endsAs(String kind, String status) {
        return switch (kind) {
            case "BURN" -> status.equals("COMMITTED");
            case "RELEASE" -> status.equals("RELEASED") || status.equals("TIMED_OUT");
            default -> !status.equals(OPEN);
        };
    }

    /** All entries have been seen: what is left must be open by its row, and be all that is held. */
    void compare(long held, long lastEntry) {
        long sum = 0;
        for (Map.Entry<Long, Open> left : open.entrySet()) {
            Open hold = left.getValue();
            sum = Math.addExact(sum, hold.points());
            if (!hold.row().status().equals(OPEN) || hold.row().account() != account) {
                differences.add(
                        Kind.WRONG_HOLD,
                        hold.entry(),
                        "hold %d of account %d is open by the journal, since entry %d, and %s of account %d by its row",
                        left.getKey(),
                        account,
                        hold.entry(),
                        hold.row().status(),
                        hold.row().account());
            }
        }
        if (sum != held) {
            differences.add(
                    Kind.WRONG_HOLD,
                    lastEntry,
                    "account %d has %d held by the journal, and open holds of %d",
                    account,
                    held,
                    sum);
        }
    }
}
