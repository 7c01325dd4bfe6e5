package org.pointsmall.loyalty.proof;

import java.util.HashMap;
import java.util.Map;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.LedgerRows.AccountRow;
import org.pointsmall.loyalty.proof.LedgerRows.EntryRow;
import org.pointsmall.loyalty.proof.LedgerRows.LotRow;

/**
 * What the entries so far add up to for one account. Keeps only lots that hold points or owe some: one that does neither needs no memory
 * to be compared with a row that should have none.
 */
final class RebuiltAccount {
    private final AccountRow row;
    private final Differences differences;
    private final Amounts points = Amounts.none();
    private final Map<Long, RebuiltLot> lots = new HashMap<>();
    private final HoldsRebuild holds;
    private long lastEntry = Difference.NO_ENTRY;
    /** By how much the last entry's OWNED_AFTER was off, so that one break in the chain is told once. */
    private long offBy;

    RebuiltAccount(AccountRow row, Differences differences) {
        this.row = row;
        this.differences = differences;
        holds = new HoldsRebuild(row.id(), differences);
    }

    RebuiltLot lot(long id) {
        return lots.computeIfAbsent(id, RebuiltLot::new);
    }

    void forget(RebuiltLot lot) {
        lots.remove(lot.id());
    }

    /** Takes what an entry moved, and compares what the entry says of the account. */
    void follow(EntryRow entry, Amounts moved, EntryRebuild name) {
        points.add(moved);
        lastEntry = entry.id();
        for (PointsState state : PointsState.ALL) {
            long now = points.of(state);
            if (now < 0 && now - moved.of(state) >= 0) {
                differences.add(Kind.OVERDRAWN_ACCOUNT, entry.id(), "%s left %d %s", name, now, state.words());
            }
        }
        long off = entry.ownedAfter() - points.owned();
        if (off != 0 && off != offBy) {
            differences.add(
                    Kind.WRONG_OWNED_AFTER,
                    entry.id(),
                    "%s left the member %d points and says %d",
                    name,
                    points.owned(),
                    entry.ownedAfter());
        }
        offBy = off;
        holds.follow(entry, moved, name);
    }

    void compareLot(LotRow lot) {
        RebuiltLot rebuilt = lots.remove(lot.id());
        RebuiltLot known = rebuilt == null ? new RebuiltLot(lot.id()) : rebuilt;
        compare(known, lot.kept(), lot.owed(), rebuilt == null ? lastEntry : rebuilt.lastEntry());
    }

    /** All entries and lots have been seen: compares the rest. */
    void compare() {
        lots.values().forEach(lot -> compare(lot, Amounts.ofLot(0, 0, 0), 0, lot.lastEntry()));
        holds.compare(points.of(PointsState.HELD), lastEntry);
        for (PointsState state : PointsState.ALL) {
            if (points.of(state) != row.kept().of(state)) {
                differences.add(
                        Kind.WRONG_ACCOUNT,
                        lastEntry,
                        "account %d has %d %s by the journal%s and %d by its row",
                        row.id(),
                        points.of(state),
                        state.words(),
                        upTo(lastEntry),
                        row.kept().of(state));
            }
        }
    }

    private void compare(RebuiltLot lot, Amounts kept, long owed, long entry) {
        if (lot.owed() != owed) {
            differences.add(
                    Kind.WRONG_LOT,
                    entry,
                    "lot %d of account %d owes %d by the journal%s and %d by its row",
                    lot.id(),
                    row.id(),
                    lot.owed(),
                    upTo(entry),
                    owed);
        }
        for (PointsState state : PointsState.OWNED) {
            if (lot.points().of(state) != kept.of(state)) {
                differences.add(
                        Kind.WRONG_LOT,
                        entry,
                        "lot %d of account %d has %d %s by the journal%s and %d by its row",
                        lot.id(),
                        row.id(),
                        lot.points().of(state),
                        state.words(),
                        upTo(entry),
                        kept.of(state));
            }
        }
    }

    private static String upTo(long entry) {
        return entry == Difference.NO_ENTRY ? "" : ", up to entry " + entry + ",";
    }
}
