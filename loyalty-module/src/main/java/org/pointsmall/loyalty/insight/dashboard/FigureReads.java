package org.pointsmall.loyalty.insight.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.insight.figure.BurnedFor;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.FigureFamily;

/** Reads sums. Each method is one statement, or two. */
public interface FigureReads {

    /** The sums of all days of this span. */
    FigureSums days(DaySpan span);

    /** The sums of all days before this one: of points, accounts and tiers. */
    FigureSums before(LocalDate day);

    /** The sums of the first hours of a day. */
    FigureSums hours(LocalDate day, int before);

    /** How many different members were active in this span. */
    long active(Activity activity, DaySpan span);

    /** How many members who were active in the earlier span were active in the later one, which follows it, too. */
    long activeInBoth(Activity activity, DaySpan earlier, DaySpan later);

    /** How many different members had ever been active by the end of this day. */
    long everActive(Activity activity, LocalDate until);

    /**
     * Points of a day.
     *
     * @param issued net of what was taken back
     * @param burned net of what came back
     */
    record DayPoints(LocalDate day, long issued, long burned, long expired) {}

    /** The days of this span on which something was issued, burned or expired, in order. */
    List<DayPoints> series(DaySpan span);

    /** Points that were used up in an hour of a day. */
    record HourPoints(LocalDate day, int hour, long burned) {}

    /** The hours of this span in which points were used up, without what came back. */
    List<HourPoints> burnedByHour(DaySpan span);

    /** Points that were used up in an hour of any day, by what they were used for: see {@link BurnedFor}. */
    record HourUse(String what, int hour, long points) {}

    /** When points were used up for what in this span, without what came back. */
    List<HourUse> usedByHour(DaySpan span);

    /** A sum, by what it is of. */
    record SumOf(FigureFamily family, String one, String other) {}

    /** The first hours that have such a sum, at most {@code limit}, from one on until the end of that day. */
    List<BusinessHour> hoursWith(SumOf sum, BusinessHour from, LocalDate last, int limit);

    /** The exchanges of this span, and how many led to an order. */
    ExchangeFigures exchanges(DaySpan span);

    /** How many members have a tier now, closed accounts included. */
    long membersWithTier();
}
