package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;

/** The programme over days in memory, in a zone and at a time that the test chooses. */
final class ProgrammeFixture implements RedemptionTerms {
    static final PointsRate THREE_ARE_TEN_FEN =
            new PointsRate(Points.of(3), new Money(10, Currency.getInstance("CNY")));
    static final YearMonth JUNE = YearMonth.of(2026, 6);

    final DayBookInMemory book = new DayBookInMemory();
    final MovableClock clock;
    final CloseDays job;
    final Programme programme = new Programme(book, this);
    final ProveClosedDays proof = new ProveClosedDays(book);
    ZoneId zone;

    private ProgrammeFixture(ZoneId zone, Instant now) {
        this.zone = zone;
        clock = new MovableClock(now);
        job = new CloseDays(book, book, new BusinessTime(clock, () -> this.zone));
    }

    static ProgrammeFixture in(String zone, String now) {
        return new ProgrammeFixture(ZoneId.of(zone), Instant.parse(now));
    }

    /** A programme in UTC with so many closed days, the first of which is the first of January, each with an entry. */
    static ProgrammeFixture withClosedDays(int days) {
        ProgrammeFixture programme = in("UTC", "2026-01-01T12:00:00Z");
        for (int day = 0; day < days; day++) {
            programme.book.give(programme.clock.instant(), 10 + day, JUNE);
            programme.clock.moveOn(Duration.ofDays(1));
        }
        programme.run();
        programme.book.looked.clear();
        programme.book.added.clear();
        return programme;
    }

    void at(Instant moment) {
        clock.moveOn(Duration.between(clock.instant(), moment));
    }

    /** Runs the job to its end; answers how many days it closed and reopened. */
    long run() {
        return chunks(job.begin()).stream().mapToLong(Long::longValue).sum();
    }

    /** What each chunk of the run dealt with, up to the last one. */
    static List<Long> chunks(Job.Run run) {
        List<Long> processed = new ArrayList<>();
        Job.Chunk chunk;
        do {
            chunk = run.next();
            processed.add(chunk.processed());
            if (processed.size() > 2_000) {
                throw new AssertionError("the run does not end: " + processed);
            }
        } while (!chunk.last());
        return processed;
    }

    @Override
    public PointsRate standardRate() {
        return THREE_ARE_TEN_FEN;
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(THREE_ARE_TEN_FEN, Points.of(1));
    }

    @Override
    public Duration holdLasting() {
        return Duration.ofMinutes(15);
    }
}
