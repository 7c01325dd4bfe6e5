package org.pointsmall.loyalty.admin.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard, in writing.
 *
 * @param check null while there is nothing to tell it by
 * @param tierCheck null for a period that does not end today
 * @param usesSum all points of {@code uses}
 */
record OverviewView(
        When when,
        List<ShownFigure> goals,
        List<ShownFigure> points,
        List<ShownFigure> members,
        Orders orders,
        List<ShownFigure> mall,
        @Nullable Check check,
        List<Point> series,
        List<Bar> sources,
        List<Tier> tiers,
        @Nullable TierCheck tierCheck,
        List<Move> moves,
        List<Bar> months,
        List<Bar> stress,
        Forecast forecast,
        List<Budget> budgets,
        List<Cell> hours,
        List<Use> uses,
        String usesSum,
        List<Offer> best,
        List<Offer> worst,
        List<Stage> funnel,
        boolean fewUsed,
        List<Pool> pools) {

    /**
     * @param asOf until when everything is in it; empty where nothing has been counted
     * @param rebuilding the day from which on it is being counted anew; empty where it is not
     * @param until until what time the last day of the period before counts; empty where it counts whole
     */
    record When(
            String first,
            String last,
            String nowLast,
            String beforeFirst,
            String beforeLast,
            String until,
            String asOf,
            String rebuilding,
            String zone) {}

    /** That the figures are the journal's. */
    record Check(String day, String byFigures, String byJournal, boolean agrees) {}

    /** A point of the chart over time; the numbers plain for the script, and as they are written. */
    record Point(
            String label,
            long issued,
            long burned,
            long expired,
            String issuedWritten,
            String burnedWritten,
            String expiredWritten) {}

    /**
     * A bar: its label, or the code of one; its number plain and written.
     *
     * @param money empty where there is none
     */
    record Bar(String label, @Nullable String code, long value, String written, String money) {}

    /**
     * How many of the points that expire within twelve months, this one included, will be lost unused, if as many are as in the last one.
     *
     * @param percent lost, of those that were lost or used; empty where there were none
     */
    record Forecast(String percent, String expiring, String points, String money) {}

    /** @param warning {@code near}, {@code full} or {@code over} from 70, 90 and 100 %; else empty */
    record Budget(long rule, String name, String period, String budget, String used, String percent, String warning) {}

    /** @param verdict null where there are no orders of both kinds */
    record Orders(boolean any, List<OrderRow> rows, @Nullable Verdict verdict) {}

    /** A figure of orders with points, of members' orders without, and of all others, each with that of the period before. */
    record OrderRow(
            String code,
            String withPoints,
            String withPointsBefore,
            String members,
            String membersBefore,
            String others,
            String othersBefore) {}

    /**
     * What an order with points brings beside one without.
     *
     * @param code of the text that says it
     */
    record Verdict(String code, String each, String orders, String all, boolean good) {}

    /** Points that were used for something in an hour of any day. */
    record Use(String what, int hour, long value, String written) {}

    /** How many members had a tier at the beginning of the period and at its end; {@code value} is the latter, plain. */
    record Tier(String code, String name, String before, String came, String left, long value, String members) {}

    /** That what was decided of tiers comes to what members have. */
    record TierCheck(String byChanges, String byMembers, boolean agrees) {}

    record Move(String from, String to, long value, String members) {}

    /** @param weekday from 1 for Monday to 7 */
    record Cell(int weekday, int hour, long value, String written) {}

    /**
     * @param left how many pieces are left; empty where they are not limited
     * @param days for how many days they last; empty where that is not known
     */
    record Offer(long id, String name, String exchanged, String left, String days) {}

    record Stage(String code, long value, String number, String percent) {}

    /** @param days for how many days its codes last; empty where none were given */
    record Pool(long id, String name, String left, String given, String days, boolean low) {}
}
