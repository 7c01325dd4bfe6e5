package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * what a run costs grows with what happened, and not with what is kept. Orders that nobody told of are looked for first.
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
    private final FollowOrders orders;
    private final Undelivered events;
    private final Transactions transactions;
    private final BusinessTime time;

    CountFigures(
            FigureBook book,
            CountHours hours,
            FollowOrders orders,
            Undelivered events,
            Transactions transactions,
            BusinessTime time) {
        this.book = book;
        this.hours = hours;
        this.orders = orders;
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
                    followOrders(state);
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

        /** What all is counted anew from is seen before that; until then there is nothing to follow. */
        private void followOrders(State state) {
            if (!LocalDate.MIN.equals(state.rebuild())) {
                hoursOf(orders.untold()).forEach(this::note);
            }
        }

        /** Days before the first that is known are left alone: what the store sold before the programme is in no figure. */
        private TreeSet<BusinessHour> hoursOf(Set<Instant> moments) {
            TreeSet<BusinessHour> these = new TreeSet<>();
            if (!moments.isEmpty()) {
                LocalDate first = hours.firstDay(zone).orElse(LocalDate.MAX);
                moments.stream()
                        .map(at -> BusinessHour.of(at, zone))
                        .filter(hour -> !hour.day().isBefore(first))
                        .forEach(these::add);
            }
            return these;
        }

        private void note(BusinessHour hour) {
            book.note(hour.from(zone));
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
            boolean all = counted.size() == due.size() && due.size() < NOTES_AT_ONCE;
            for (BusinessHour other : hoursOf(orders.told(ordersOf(counted)))) {
                if (these.size() < HOURS_AT_ONCE || these.contains(other)) {
                    these.add(other);
                } else {
                    note(other);
                    all = false;
                }
            }
            hours.count(these, zone);
            book.done(counted);
            boolean last = all;
            if (last) {
                book.keep(new State(zone, state.rebuild(), asOf));
            }
            return new Chunk(counted.size(), last);
        }

        private static Set<Long> ordersOf(List<Due> notes) {
            Set<Long> orders = new TreeSet<>();
            for (Due note : notes) {
                if (note.order() != null) {
                    orders.add(note.order());
                }
            }
            return orders;
        }

        private boolean isAhead(BusinessHour hour) {
            return hour.from(zone).isAfter(begun);
        }
    }
}
