package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes business days: writes down what everything posted before a day's end adds up to, from what the day before
 * closed with and the day's own postings.
 *
 * <p>An entry gets its time before it is committed, so that one may come to a day which is closed. That is noticed by the
 * number of the day's entries, as the journal is only ever added to; then that day and all that follow are reopened, and
 * closed again. Each run looks at the last week, and at all days when it has a new one to close.
 *
 * <p>What is kept is right after each transaction: it can be cut off anywhere, and be run by several nodes.
 */
public final class CloseDays implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("close-days");

    /** How long after its end a day is closed: most of what comes late has come by then. */
    static final Duration SETTLING = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(CloseDays.class);
    private static final Duration LOOKED_AT_ONCE = Duration.ofDays(31);
    private static final int REOPENED_AT_ONCE = 31;

    private final DayBook book;
    private final Transactions transactions;
    private final BusinessTime time;

    public CloseDays(DayBook book, Transactions transactions, BusinessTime time) {
        this.book = book;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Run begin() {
        return new Pass(false);
    }

    /** Looks at all days there are, also where none is to be closed. */
    @Override
    public Run beginByHand() {
        return new Pass(true);
    }

    /** Of the first day that could have been closed. */
    @Override
    public Optional<Duration> lag() {
        Duration waiting = firstOpenEnd()
                .map(end -> Duration.between(end.plus(SETTLING), time.now()))
                .orElse(Duration.ZERO);
        return Optional.of(waiting.isNegative() ? Duration.ZERO : waiting);
    }

    private Optional<Instant> firstOpenEnd() {
        Instant last = book.lastEnd();
        return last.equals(DayBook.BEGINNING)
                ? book.firstPosting().map(time::endOfDay)
                : Optional.of(time.endOfDay(last));
    }

    private final class Pass implements Run {
        private final Instant settled = time.now().minus(SETTLING);
        private final Instant lastClosed = book.lastEnd();
        private Instant lookedAtUntil;

        Pass(boolean atAll) {
            lookedAtUntil =
                    atAll || isDue(firstOpenEnd()) ? DayBook.BEGINNING : lastClosed.minus(Programme.LATEST_ENTRY);
        }

        @Override
        public Chunk next() {
            return lookedAtUntil.isBefore(lastClosed) ? lookAtMore() : closeNext();
        }

        private Chunk lookAtMore() {
            Instant until = book.next(lookedAtUntil)
                    .map(day -> earlier(day.end().plus(LOOKED_AT_ONCE), lastClosed))
                    .orElse(lastClosed);
            Optional<DayBook.Day> stale = book.firstStale(lookedAtUntil, until);
            if (stale.isPresent()) {
                LOG.info("{} has other entries by now than when it was closed; it is closed again", stale.get());
                return new Chunk(reopen(stale.get().start()), false);
            }
            lookedAtUntil = until;
            return new Chunk(0, false);
        }

        private int reopen(Instant start) {
            return transactions.required(() -> {
                book.lock();
                return book.reopen(start, REOPENED_AT_ONCE);
            });
        }

        private Chunk closeNext() {
            boolean closed = transactions.required(() -> {
                book.lock();
                Optional<Instant> end = firstOpenEnd().filter(day -> isDue(Optional.of(day)));
                end.ifPresent(CloseDays.this::close);
                return end.isPresent();
            });
            return new Chunk(closed ? 1 : 0, !closed);
        }

        private boolean isDue(Optional<Instant> end) {
            return end.isPresent() && !end.get().isAfter(settled);
        }
    }

    /** The entries are counted before they are summed up: one that comes in between makes the day stale, never wrong. */
    private void close(Instant end) {
        Instant start = book.lastEnd();
        Tally before = book.closing(start).orElseThrow(() -> new IllegalStateException("no day ends at " + start));
        long entries = book.entries(start, end);
        book.close(
                new DayBook.Day(start, end, entries),
                before.plus(book.posted(start, end)).balanced());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
