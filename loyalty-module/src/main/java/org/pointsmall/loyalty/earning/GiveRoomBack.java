package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Gives limits the room back that points took up which an order had earned and which are taken back: with the entry that
 * takes them, in the period in which they were counted, and line by line, as a rule may not have covered every line. What
 * could not be found, because it was spent, stays counted until it comes back: it was given away. So what members have of a rule is never more
 * than its limits allow.
 */
final class GiveRoomBack implements LedgerFollower {
    private final LimitCounts counts;
    private final LedgerStore ledger;

    public GiveRoomBack(LimitCounts counts, LedgerStore ledger) {
        this.counts = counts;
        this.ledger = ledger;
    }

    @Override
    public void posted(Account account, EntryDraft draft) {
        OrderRef order = draft.about().order();
        if (order == null) {
            return;
        }
        if (draft.kind() == EntryKind.CLAWBACK) {
            takenBack(account, order, draft);
        } else if (draft.kind() == EntryKind.RECOVER) {
            recovered(account, order);
        }
    }

    private void takenBack(Account account, OrderRef order, EntryDraft draft) {
        List<CountedLine> before = counts.counted(order.id());
        if (before.isEmpty()) {
            return;
        }
        List<CountedLine> after = takenBack(before, order, draft.allocation());
        giveBack(account, order, after, roomOf(before, after, lost(draft)));
    }

    /** What was written off has come back after all: limits get back all but what still has not. */
    private void recovered(Account account, OrderRef order) {
        List<CountedLine> lines = counts.counted(order.id());
        if (lines.isEmpty()) {
            return;
        }
        Points lost = ledger.writtenOff(order.id());
        Map<LimitKey, Points> room = new TreeMap<>();
        lines.forEach(line -> room.merge(line.counted().key(), line.due().minus(line.room()), Points::plus));
        room.replaceAll((key, points) -> points.minus(points.min(lost)));
        giveBack(account, order, lines, room);
    }

    private void giveBack(Account account, OrderRef order, List<CountedLine> after, Map<LimitKey, Points> room) {
        room.values().removeIf(Points::isZero);
        counts.giveBack(order.id(), spread(after, room), ofOne(account.member(), room));
    }

    /** What was counted of somebody whose account has become part of this one is counted of its member by now. */
    private static Map<LimitKey, Points> ofOne(MemberId member, Map<LimitKey, Points> room) {
        Map<LimitKey, Points> counted = new HashMap<>();
        room.forEach((key, points) -> counted.merge(key.of(member), points, Points::plus));
        return counted;
    }

    private List<CountedLine> takenBack(List<CountedLine> lines, OrderRef order, Allocation undone) {
        if (!undone.isEmpty()) {
            return lines.stream()
                    .map(line -> line.takenBack(
                            line.takenBack().plus(undone.points(line.counted().itemId()))))
                    .toList();
        }
        // It is not known which lines: each is taken back as far as the order is.
        OrderTotals totals = ledger.totals(order.id());
        return lines.stream()
                .map(line -> line.takenBack(Fraction.of(line.counted().earned())
                        .times(totals.revoked().value(), totals.issued().value())
                        .floor()))
                .toList();
    }

    /** Which of the points were not found. */
    private static Points lost(EntryDraft draft) {
        long writtenOff = -draft.postings().stream()
                .filter(posting -> posting.side() == LedgerSide.PROGRAMME_WRITTEN_OFF)
                .mapToLong(Posting::amount)
                .sum();
        return Points.of(Math.max(0, writtenOff));
    }

    /** What each limit gets back: what is taken back of its points now, less all that was not found. */
    private static Map<LimitKey, Points> roomOf(List<CountedLine> before, List<CountedLine> after, Points lost) {
        Map<LimitKey, Points> room = new TreeMap<>();
        for (int i = 0; i < before.size(); i++) {
            Points more = after.get(i).due().minus(before.get(i).due());
            room.merge(after.get(i).counted().key(), more, Points::plus);
        }
        room.replaceAll((key, points) -> points.minus(points.min(lost)));
        return room;
    }

    /** Notes the room with the lines whose points gave it. */
    private static List<CountedLine> spread(List<CountedLine> lines, Map<LimitKey, Points> room) {
        Map<LimitKey, Points> left = new HashMap<>(room);
        List<CountedLine> noted = new ArrayList<>();
        for (CountedLine line : lines) {
            LimitKey key = line.counted().key();
            Points own = line.due().minus(line.room()).min(left.getOrDefault(key, Points.ZERO));
            left.computeIfPresent(key, (same, points) -> points.minus(own));
            noted.add(line.withRoom(own));
        }
        return noted;
    }

    @Override
    public void merged(Account from, Account into, Instant at) {}
}
