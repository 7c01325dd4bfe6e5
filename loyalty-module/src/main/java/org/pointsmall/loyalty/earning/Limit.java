package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;

/**
 * The most that is awarded in a time: to one member, or to all of them together, which is a budget.
 *
 * @param of whose awards count against it
 * @param period the time, by the programme's calendar
 * @param points what may be awarded in each period
 * @param thinning the last part of it, in percent, in which awards thin out: with half of that part left, an award is
 *     half of what it would be. At 0, awards are whole until there is nothing left
 */
public record Limit(Subject of, Period period, Points points, int thinning) {
    private static final int ALL = 100;

    /** Whose awards count. */
    public enum Subject {
        MEMBER,
        EVERYONE
    }

    /** For how long awards count. */
    public enum Period {
        DAY,
        MONTH,
        YEAR,
        EVER
    }

    public Limit {
        if (thinning < 0 || thinning > ALL) {
            throw new IllegalArgumentException("thinning of " + thinning + " %");
        }
    }

    public static Limit perMember(Period period, long points) {
        return new Limit(Subject.MEMBER, period, Points.of(points), 0);
    }

    /** A budget that stops awards when it is used up. */
    public static Limit budget(Period period, long points) {
        return new Limit(Subject.EVERYONE, period, Points.of(points), 0);
    }

    public Limit thinningOutOverTheLast(int percent) {
        return new Limit(of, period, points, percent);
    }

    /**
     * What it leaves of an award.
     *
     * @param used what has been awarded in this period before
     */
    Fraction leaves(Fraction award, Points used) {
        Points left = used.isMoreThan(points) ? Points.ZERO : points.minus(used);
        Fraction thin = Fraction.of(points).times(thinning, ALL);
        Fraction rest = Fraction.of(left);
        Fraction thinned = rest.compareTo(thin) < 0 ? award.times(rest.over(thin)) : award;
        return thinned.min(rest);
    }

    /** Under what awards to this member at this moment are counted. */
    LimitKey key(String owner, MemberId member, Instant at, ZoneId zone) {
        String whose = of == Subject.MEMBER ? "member-" + member.value() : "all";
        String day = at.atZone(zone).toLocalDate().toString();
        String when =
                switch (period) {
                    case DAY -> day;
                    case MONTH -> day.substring(0, day.lastIndexOf('-'));
                    case YEAR -> day.substring(0, day.indexOf('-', 1));
                    case EVER -> "ever";
                };
        return new LimitKey(owner + "/" + whose + "/" + when);
    }
}
