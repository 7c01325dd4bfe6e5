package org.pointsmall.loyalty.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.LedgerRows.EntryRow;
import org.pointsmall.loyalty.proof.LedgerRows.LineRow;
import org.pointsmall.loyalty.proof.LedgerRows.UndoneRow;

/** Adds one entry's lines to its account, and checks the entry once they are all there. */
final class EntryRebuild {
    private final EntryRow entry;
    private final RebuiltAccount account;
    private final Differences differences;
    private final Amounts moved = Amounts.none();
    private final List<RebuiltLot> lots = new ArrayList<>(2);
    private int lines;
    private long sum;

    EntryRebuild(EntryRow entry, RebuiltAccount account, Differences differences) {
        this.entry = entry;
        this.account = account;
        this.differences = differences;
    }

    void line(LineRow line) {
        lines++;
        sum = Math.addExact(sum, line.amount());
        if (line.account() != entry.account()) {
            differences.add(
                    Kind.STRAY_LINE,
                    entry.id(),
                    "%s has a line of %d on %s that lies under account %d",
                    this,
                    line.amount(),
                    line.side(),
                    line.account());
        }
        PointsState state = PointsState.of(line.side());
        if (state != null) {
            moved.add(state, state.sign() * line.amount());
        }
        Long lot = line.lot();
        if (lot != null) {
            RebuiltLot rebuilt = account.lot(lot);
            if (state == null) {
                // Programme's sides count down what is owed to them.
                rebuilt.owe(-line.amount());
            } else {
                rebuilt.add(state, line.amount());
            }
            if (rebuilt.lastEntry() != entry.id()) {
                rebuilt.movedBy(entry.id());
                lots.add(rebuilt);
            }
        }
    }

    /** All lines have been seen. */
    void end() {
        if (lines == 0) {
            differences.add(Kind.UNBALANCED_ENTRY, entry.id(), "%s has no lines", this);
        } else if (sum != 0) {
            differences.add(Kind.UNBALANCED_ENTRY, entry.id(), "%s sums to %d, not to 0", this, sum);
        }
        if (moved.owned() != entry.points()) {
            differences.add(
                    Kind.WRONG_POINTS,
                    entry.id(),
                    "%s moved %d of the member's points and says %d",
                    this,
                    moved.owned(),
                    entry.points());
        }
        account.follow(entry, moved, this);
        if (entry.kind().equals("GIVE_BACK")) {
            checkUndone(entry.undone());
        }
        lots.forEach(this::check);
    }

    private void checkUndone(@Nullable UndoneRow undone) {
        if (undone == null || !undone.kind().equals("EXCHANGE")) {
            differences.add(Kind.WRONG_GIVE_BACK, entry.id(), "%s names no exchange", this);
        } else if (undone.givenBack() > -undone.points()) {
            differences.add(
                    Kind.WRONG_GIVE_BACK,
                    entry.id(),
                    "%s is of the exchange of entry %d, which used up %d and got %d back",
                    this,
                    undone.id(),
                    -undone.points(),
                    undone.givenBack());
        }
    }

    private void check(RebuiltLot lot) {
        for (PointsState state : PointsState.OWNED) {
            if (lot.becameOverdrawn(state)) {
                differences.add(
                        Kind.OVERDRAWN_LOT,
                        entry.id(),
                        "%s left lot %d with %d %s",
                        this,
                        lot.id(),
                        lot.points().of(state),
                        state.words());
            }
        }
        if (lot.isNothing()) {
            account.forget(lot);
        }
    }

    /** How differences name the entry. */
    @Override
    public String toString() {
        return "entry %d (%s) of account %d".formatted(entry.id(), entry.kind(), entry.account());
    }
}
