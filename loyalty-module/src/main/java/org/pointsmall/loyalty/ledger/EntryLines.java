package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.trace.TraceLine;

/** The lines of an entry while it is put together, and what it says of itself. Lines of nothing are left out. */
final class EntryLines {
    final List<Posting> postings = new ArrayList<>();
    final Set<LotId> opened = new HashSet<>();
    final List<TraceLine> trace = new ArrayList<>();
    Allocation allocation = Allocation.NONE;

    EntryLines in(LedgerSide side, LotId lot, Points points) {
        return add(side, lot, points.value());
    }

    EntryLines out(LedgerSide side, LotId lot, Points points) {
        return add(side, lot, -points.value());
    }

    /** What comes to the programme's side. */
    EntryLines to(LedgerSide side, Points points) {
        return add(side, null, points.value());
    }

    /** What the programme's side gives. */
    EntryLines from(LedgerSide side, Points points) {
        return add(side, null, -points.value());
    }

    /** What the lot owes from now on; below zero for what it has paid, or is to get back. */
    EntryLines owes(LotId lot, long points) {
        return add(LedgerSide.PROGRAMME_WRITTEN_OFF, lot, -points);
    }

    /** Moves what was taken from lots from one state to another. */
    EntryLines move(List<HeldLot> lots, LedgerSide from, LedgerSide to) {
        lots.forEach(taken -> out(from, taken.lot(), taken.points()).in(to, taken.lot(), taken.points()));
        return this;
    }

    EntryLines takeOut(List<HeldLot> lots, LedgerSide side) {
        lots.forEach(taken -> out(side, taken.lot(), taken.points()));
        return this;
    }

    /**
     * Takes points out of one state of these lots, in their order, for as long as there are some.
     *
     * @param state available or pending
     * @return what was lacking
     */
    Points takeOut(List<Lot> lots, LedgerSide state, Points points) {
        return takeOut(lots, state, points, new ArrayList<>());
    }

    /**
     * Takes points out like {@link #takeOut(List, LedgerSide, Points)}, and notes from which lots.
     *
     * @param taken is added to
     */
    Points takeOut(List<Lot> lots, LedgerSide state, Points points, List<HeldLot> taken) {
        Points left = points;
        for (Lot lot : lots) {
            Points share = left.min(state == LedgerSide.MEMBER_PENDING ? lot.pending() : lot.available());
            if (!share.isZero()) {
                out(state, lot.id(), share);
                taken.add(new HeldLot(lot.id(), share, lot.terms(), lot.origin()));
                left = left.minus(share);
            }
        }
        return left;
    }

    /** That the lot has its points from the start. */
    EntryLines opening(LotId lot) {
        opened.add(lot);
        return this;
    }

    EntryLines say(String code, Map<String, String> operands) {
        trace.add(new TraceLine(code, operands));
        return this;
    }

    private EntryLines add(LedgerSide side, @Nullable LotId lot, long amount) {
        if (amount != 0) {
            postings.add(new Posting(side, lot, amount));
        }
        return this;
    }
}
