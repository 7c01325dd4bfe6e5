package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerSide;

/**
 * Where the programme stood at a moment, in whole points.
 *
 * <p>Points that have expired count as outstanding until their expiry is posted, which the job and the next movement of
 * the account do, and as long as an open hold keeps them: they are what the journal says, and not what the clock says.
 */
public final class Totals {
    /** Months in their order; points that never expire come last. */
    static final Comparator<YearMonth> NEVER_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private final Instant at;
    private final Map<LedgerSide, Long> sides = new EnumMap<>(LedgerSide.class);
    private final SortedMap<YearMonth, Long> months = new TreeMap<>(NEVER_LAST);

    /** The totals of all that was posted up to {@code at}. */
    Totals(Instant at, Tally tally) {
        this.at = at;
        tally.balanced().amounts().forEach((line, amount) -> {
            sides.merge(line.side(), amount, Math::addExact);
            if (line.side().isMembers()) {
                months.merge(line.month(), amount, Math::addExact);
            }
        });
        months.values().removeIf(points -> points == 0);
    }

    /** The moment itself belongs to them. */
    public Instant at() {
        return at;
    }

    /** What the side's postings add up to, with the side's own sign; all sides together are 0. */
    public long of(LedgerSide side) {
        return sides.getOrDefault(side, 0L);
    }

    /** What members have: available, pending and held. */
    public long outstanding() {
        return Math.addExact(
                Math.addExact(of(LedgerSide.MEMBER_AVAILABLE), of(LedgerSide.MEMBER_PENDING)),
                of(LedgerSide.MEMBER_HELD));
    }

    /** Given out as awards, less what was taken back. */
    public long issued() {
        return -of(LedgerSide.PROGRAMME_ISSUED);
    }

    /** Used up, less what came back. */
    public long burned() {
        return of(LedgerSide.PROGRAMME_BURNED);
    }

    /** Expired unused. */
    public long breakage() {
        return of(LedgerSide.PROGRAMME_BREAKAGE);
    }

    /** Given by hand, less what was taken by hand. */
    public long adjusted() {
        return -of(LedgerSide.PROGRAMME_ADJUSTMENT);
    }

    /** Taken over from an earlier programme, less what was undone of it. */
    public long broughtOver() {
        return -of(LedgerSide.PROGRAMME_OPENING);
    }

    /** Owed by members. */
    public long debt() {
        return -of(LedgerSide.PROGRAMME_DEBT);
    }

    /** Not to be had back from anybody. */
    public long writtenOff() {
        return -of(LedgerSide.PROGRAMME_WRITTEN_OFF);
    }

    /**
     * {@link #outstanding} by the month of expiry, in the programme's time zone, the earliest first and null, for never,
     * last. Months without points are left out. They sum to the whole.
     */
    public SortedMap<@Nullable YearMonth, Long> outstandingByMonth() {
        return Collections.unmodifiableSortedMap(months);
    }

    @Override
    public String toString() {
        return at + " " + sides + " " + months;
    }
}
