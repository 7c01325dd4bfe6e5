package org.pointsmall.loyalty.programme.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import javax.sql.DataSource;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;

/** The programme on a test's database and clock, in a zone that the test chooses. */
final class ClosingDays implements LedgerTerms, RedemptionTerms {
    static final PointsRate RATE = new PointsRate(Points.of(3), new Money(10, Currency.getInstance("CNY")));

    final JdbcDayBook book;
    final Programme programme;
    final ProveClosedDays proof;
    final Transactions transactions;
    final BusinessTime time;
    ZoneId zone;

    ClosingDays(DataSource dataSource, MovableClock clock, ZoneId zone) {
        this.zone = zone;
        time = new BusinessTime(clock, () -> this.zone);
        transactions = new DatabaseTransactions(dataSource);
        book = new JdbcDayBook(dataSource);
        programme = new Programme(book, this);
        proof = new ProveClosedDays(book);
    }

    CloseDays job() {
        return new CloseDays(book, transactions, time);
    }

    /** Runs the job to its end; answers how many days it closed and reopened. */
    long run() {
        return run(Integer.MAX_VALUE);
    }

    /** Runs the job for so many chunks, as if it was killed after them. */
    long run(int chunks) {
        return run(job().begin(), chunks);
    }

    /** Runs the job to its end, as somebody does by hand. */
    long runByHand() {
        return run(job().beginByHand(), Integer.MAX_VALUE);
    }

    /** Runs the job until it dies in the midst of closing or reopening a day, before or after this is written. */
    void runAndDie(boolean before) {
        DayBook dying = (DayBook) Proxy.newProxyInstance(
                DayBook.class.getClassLoader(), new Class<?>[] {DayBook.class}, (proxy, method, args) -> {
                    boolean writes =
                            method.getName().equals("close") || method.getName().equals("reopen");
                    if (writes && before) {
                        throw new Killed();
                    }
                    try {
                        Object answer = method.invoke(book, args);
                        if (writes) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try {
            run(new CloseDays(dying, transactions, time).begin(), Integer.MAX_VALUE);
        } catch (Killed expected) {
            return;
        }
    }

    private static long run(Job.Run run, int chunks) {
        long processed = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            Job.Chunk done = run.next();
            processed += done.processed();
            if (done.last()) {
                return processed;
            }
        }
        return processed;
    }

    @Override
    public Duration grace() {
        return Duration.ofDays(30);
    }

    @Override
    public ClawbackPolicy clawback(Instant placedAt) {
        return ClawbackPolicy.REVOKE_BELOW_ZERO;
    }

    @Override
    public PointsRate standardRate() {
        return RATE;
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(RATE, Points.of(1));
    }

    @Override
    public Duration holdLasting() {
        return Duration.ofMinutes(15);
    }

    private static final class Killed extends RuntimeException {}
}
