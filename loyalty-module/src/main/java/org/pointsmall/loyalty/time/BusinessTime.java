package org.pointsmall.loyalty.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** What time it is, and which day, for the programme: one clock and one zone for everything that it does. */
public final class BusinessTime {
    private final Clock clock;
    private final Supplier<ZoneId> zone;

    public BusinessTime(Clock clock, ZoneId zone) {
        this(clock, () -> zone);
    }

    /** @param zone the programme's, asked each time: a programme may move */
    public BusinessTime(Clock clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** By the machine's own clock, for a command that runs without a store; in this zone. */
    public static BusinessTime ofTheMachine(ZoneId zone) {
        return new BusinessTime(Clock.systemUTC(), zone);
    }

    /** By the machine's own clock and in its own zone, for a command that runs without a store. */
    public static BusinessTime ofTheMachine() {
        return ofTheMachine(ZoneId.systemDefault());
    }

    /** The moment it is, in whole milliseconds: no database of ours keeps more, and what is read equals what was written. */
    public Instant now() {
        return inWholeMilliseconds(clock.instant());
    }

    /** Where the programme's days and months begin. */
    public ZoneId zone() {
        return zone.get();
    }

    /** The programme's day that it is. */
    public LocalDate today() {
        return dayOf(now());
    }

    /** The programme's day that holds this moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone());
    }

    /** The first moment of a day: midnight, or the first one after it where clocks skip midnight. */
    public Instant startOf(LocalDate day) {
        return startOf(day, zone());
    }

    /**
     * The end of the day that holds this moment, always after it. A day may be shorter or longer than 24 hours, also
     * because the programme has moved to another zone since the last one ended.
     */
    public Instant endOfDay(Instant moment) {
        ZoneId here = zone();
        LocalDate next = LocalDate.ofInstant(moment, here).plusDays(1);
        Instant end = startOf(next, here);
        while (!end.isAfter(moment)) {
            // Clocks that are put back across midnight: the next day has begun before, and begins once more.
            next = next.plusDays(1);
            end = startOf(next, here);
        }
        return end;
    }

    /** The millisecond that holds this moment. */
    public static Instant inWholeMilliseconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
