package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.FigureBook.Due;
import org.pointsmall.loyalty.insight.figure.FigureBook.State;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Counts the hours anew in which something happened, and those since the last run: accounts are opened without an event. So
 * what a run costs grows with what happened, and not with what is kept.
 *
 * <p>An hour's sums and that it need not be counted any more are one transaction: a run can be cut off anywhere.
 */
public final class CountFigures implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("count-figures");

    /** An account gets its time of opening before it is committed, never longer than this. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final int HOURS_AT_ONCE = 24;
    private static final int NOTES_AT_ONCE = 1_000;

    private final FigureBook book;
    private final CountHours hours;
    private final Undelivered events;
    private final Transactions transactions;
    private final BusinessTime time;

    CountFigures(FigureBook book, CountHours hours, Undelivered events, Transactions transactions, BusinessTime time) {
        this.book = book;
        this.hours = hours;
        this.events = events;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Run begin() {
        return new Pass();
    }

    @Override
    public Optional<Duration> lag() {
        Instant asOf = transactions.required(book::state).asOf();
        return Optional.ofNullable(asOf).map(at -> {
            Duration lag = Duration.between(at, time.now());
            return lag.isNegative() ? Duration.ZERO : lag;
        });
    }

    private final class Pass implements Run {
        private final Instant begun = time.now();
        private final Instant asOf;
        private final ZoneId zone = time.zone();
        private @Nullable BusinessHour next;

        Pass() {
            Instant oldest =
                    transactions.required(() -> events.oldest(NoteHours.NAME)).orElse(begun);
            asOf = oldest.isBefore(begun) ? oldest : begun;
        }

        @Override
        public Chunk next() {
            return transactions.required(() -> {
                State state = state();
                if (next == null) {
                    Instant since = state.asOf() == null ? begun : state.asOf();
                    next = BusinessHour.of(since.minus(LATE), zone);
                }
                return isAhead(next) ? noted(state) : recent(next);
            });
        }

        /** Where the programme's days begin elsewhere, every one of them is another. */
        private State state() {
            State state = book.lock();
            if (zone.equals(state.zone())) {
                return state;
            }
            State anew = new State(zone, LocalDate.MIN, state.asOf());
            book.keep(anew);
            return anew;
        }

        private Chunk recent(BusinessHour from) {
            TreeSet<BusinessHour> these = new TreeSet<>();
            BusinessHour hour = from;
            while (these.size() < HOURS_AT_ONCE && !isAhead(hour)) {
                these.add(hour);
                hour = hour.next();
            }
            next = hour;
            hours.count(these, zone);
            return new Chunk(0, false);
        }

        private Chunk noted(State state) {
            List<Due> counted = new ArrayList<>();
            TreeSet<BusinessHour> these = new TreeSet<>();
            List<Due> due = book.due(NOTES_AT_ONCE);
            Function<Due, BusinessHour> hour = note -> BusinessHour.of(note.at(), zone);
            for (Due note : due) {
                if (these.size() < HOURS_AT_ONCE || these.contains(hour.apply(note))) {
                    these.add(hour.apply(note));
                    counted.add(note);
                }
            }
            hours.count(these, zone);
            book.done(counted);
            boolean last = counted.size() == due.size() && due.size() < NOTES_AT_ONCE;
            if (last) {
                book.keep(new State(zone, state.rebuild(), asOf));
            }
            return new Chunk(counted.size(), last);
        }

        private boolean isAhead(BusinessHour hour) {
            return hour.from(zone).isAfter(begun);
        }
    }
}
