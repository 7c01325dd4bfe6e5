package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.pointsmall.loyalty.insight.figure.FigureBook.State;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Sees all of the store's orders, then counts every day anew, the first one first, a day a transaction: after an update of the plugin to what was there before,
 * when the programme moves to another zone, and when somebody asks for it by hand. Until it has come to a day, that day is
 * as it was. It is taken up where it was cut off.
 */
public final class RebuildFigures implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("rebuild-figures");

    private final FigureBook book;
    private final CountHours hours;
    private final FollowOrders orders;
    private final Transactions transactions;
    private final BusinessTime time;

    RebuildFigures(
            FigureBook book, CountHours hours, FollowOrders orders, Transactions transactions, BusinessTime time) {
        this.book = book;
        this.hours = hours;
        this.orders = orders;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Run begin() {
        return this::nextDay;
    }

    /** From the first day on, whatever is kept. */
    @Override
    public Run beginByHand() {
        transactions.required(() -> {
            State state = book.lock();
            book.keep(new State(time.zone(), LocalDate.MIN, state.asOf()));
            orders.beginAnew();
            return true;
        });
        return begin();
    }

    /** How many days are left is told by the time from the next one to now. */
    @Override
    public Optional<Duration> lag() {
        LocalDate next = transactions.required(book::state).rebuild();
        if (next == null) {
            return Optional.of(Duration.ZERO);
        }
        LocalDate from = next.equals(LocalDate.MIN) ? firstDay(time.zone()) : next;
        long days = ChronoUnit.DAYS.between(from, time.today()) + 1;
        return Optional.of(Duration.ofDays(Math.max(0, days)));
    }

    private Job.Chunk nextDay() {
        return transactions.required(() -> {
            State state = book.lock();
            ZoneId zone = time.zone();
            if (!zone.equals(state.zone())) {
                state = new State(zone, LocalDate.MIN, state.asOf());
            }
            if (state.rebuild() == null) {
                return new Job.Chunk(0, true);
            }
            LocalDate day = state.rebuild();
            if (day.equals(LocalDate.MIN)) {
                book.keep(orders.anew() ? new State(zone, firstDay(zone), state.asOf()) : state);
                return new Job.Chunk(0, false);
            }
            hours.rebuild(day, zone);
            boolean last = !day.isBefore(lastDay());
            // What has no event would be in no hour, were the first run of counting to begin with itself.
            Instant asOf = last && state.asOf() == null ? time.startOf(time.today()) : state.asOf();
            book.keep(new State(zone, last ? null : day.plusDays(1), asOf));
            return new Job.Chunk(1, last);
        });
    }

    private LocalDate firstDay(ZoneId zone) {
        return hours.firstDay(zone).orElseGet(time::today);
    }

    private LocalDate lastDay() {
        LocalDate kept = book.lastDay().orElse(LocalDate.MIN);
        LocalDate today = time.today();
        return kept.isAfter(today) ? kept : today;
    }
}
