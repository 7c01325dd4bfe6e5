package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Closed days and the journal that they sum up, in memory. It is its own transactions: what fails is taken back, and days
 * can only be changed under the lock. What was read is remembered, so that tests can say how much that may be.
 */
final class DayBookInMemory implements DayBook, Transactions {
    /** From a moment until another. */
    record Span(Instant from, Instant until) {}

    /** The spans in which days with other entries were looked for. */
    final List<Span> looked = new ArrayList<>();
    /** The spans of which the journal was added up. */
    final List<Span> added = new ArrayList<>();

    private final List<Entry> journal = new ArrayList<>();
    private final NavigableMap<Instant, Closed> closed = new TreeMap<>();
    private boolean locked;
    private @Nullable Runnable afterCounting;
    private @Nullable Runnable beforeClosingIsRead;

    private record Entry(Instant at, Tally tally) {}

    private record Closed(Day day, Tally closing) {}

    /** Posts an entry that gives points. */
    void give(Instant at, long points, @Nullable YearMonth expires) {
        post(
                at,
                Map.of(
                        new Tally.Line(LedgerSide.MEMBER_AVAILABLE, expires),
                        points,
                        new Tally.Line(LedgerSide.PROGRAMME_ISSUED, null),
                        -points));
    }

    void post(Instant at, Map<Tally.Line, Long> amounts) {
        journal.add(new Entry(at, new Tally(amounts)));
    }

    /** All that was posted up to this moment, by adding up every entry. */
    Tally upTo(Instant at) {
        return sum(journal.stream().filter(entry -> !entry.at().isAfter(at)));
    }

    /** The closed days in their order. */
    List<Day> days() {
        return closed.values().stream().map(Closed::day).toList();
    }

    /** Keeps something else of the day that ended then. */
    void falsify(Instant end, Tally kept) {
        closed.put(end, new Closed(closed.get(end).day(), kept));
    }

    /** What happens when entries have been counted the next time, and not been summed up yet. */
    void afterCounting(Runnable happens) {
        afterCounting = happens;
    }

    /** What happens when a day's sums are about to be read the next time. */
    void beforeClosingIsRead(Runnable happens) {
        beforeClosingIsRead = happens;
    }

    @Override
    public Instant lastEnd(Instant until) {
        return Optional.ofNullable(closed.floorKey(until)).orElse(BEGINNING);
    }

    @Override
    public Instant lastEnd() {
        return closed.isEmpty() ? BEGINNING : closed.lastKey();
    }

    @Override
    public Optional<Day> next(Instant after) {
        return Optional.ofNullable(closed.higherEntry(after))
                .map(Map.Entry::getValue)
                .map(Closed::day);
    }

    @Override
    public Optional<Day> firstStale(Instant after, Instant until) {
        looked.add(new Span(after, until));
        return days().stream()
                .filter(day -> day.end().isAfter(after) && !day.end().isAfter(until))
                .filter(day -> within(day.start(), day.end()).count() != day.entries())
                .findFirst();
    }

    @Override
    public Optional<Tally> closing(Instant end) {
        Runnable happens = beforeClosingIsRead;
        beforeClosingIsRead = null;
        if (happens != null) {
            happens.run();
        }
        return end.equals(BEGINNING)
                ? Optional.of(Tally.NOTHING)
                : Optional.ofNullable(closed.get(end)).map(Closed::closing);
    }

    @Override
    public Tally posted(Instant from, Instant until) {
        added.add(new Span(from, until));
        return sum(within(from, until));
    }

    @Override
    public long entries(Instant from, Instant until) {
        long entries = within(from, until).count();
        Runnable happens = afterCounting;
        afterCounting = null;
        if (happens != null) {
            happens.run();
        }
        return entries;
    }

    @Override
    public Optional<Instant> firstPosting() {
        return journal.stream().map(Entry::at).min(Instant::compareTo);
    }

    @Override
    public void lock() {
        locked = true;
    }

    @Override
    public void close(Day day, Tally closing) {
        mustBeLocked();
        if (!day.start().equals(lastEnd()) || !day.end().isAfter(day.start())) {
            throw new IllegalStateException(day + " does not follow the day that ended at " + lastEnd());
        }
        closed.put(day.end(), new Closed(day, closing));
    }

    @Override
    public int reopen(Instant after, int limit) {
        mustBeLocked();
        int reopened = 0;
        while (reopened < limit && lastEnd().isAfter(after)) {
            closed.remove(lastEnd());
            reopened++;
        }
        return reopened;
    }

    @Override
    public <T> T required(Supplier<T> work) {
        Map<Instant, Closed> before = Map.copyOf(closed);
        try {
            return work.get();
        } catch (RuntimeException e) {
            closed.clear();
            closed.putAll(before);
            throw e;
        } finally {
            locked = false;
        }
    }

    @Override
    public <T> T isolated(Supplier<T> work) {
        throw new UnsupportedOperationException("days are closed in transactions of their own");
    }

    private void mustBeLocked() {
        if (!locked) {
            throw new IllegalStateException("closed days are changed without their lock");
        }
    }

    private Stream<Entry> within(Instant from, Instant until) {
        return journal.stream()
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(until));
    }

    private static Tally sum(Stream<Entry> entries) {
        return entries.map(Entry::tally).reduce(Tally.NOTHING, Tally::plus);
    }
}
