package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves the closed days: makes each again from the journal alone, in order, and compares. A statement a day and what
 * stands open in memory, whatever the journal's length; the store, and the job that closes days, may go on meanwhile.
 */
public final class ProveClosedDays {
    private final DayBook book;

    public ProveClosedDays(DayBook book) {
        this.book = book;
    }

    /**
     * What is wrong with the first day that does not agree with the journal.
     *
     * @param words what the journal says, and what is kept instead
     */
    public record Difference(DayBook.Day day, String words) {}

    /** The first day that does not agree; empty where all do. */
    public Optional<Difference> first() {
        Tally rebuilt = Tally.NOTHING;
        Instant end = DayBook.BEGINNING;
        while (true) {
            Optional<DayBook.Day> next = book.next(end);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            DayBook.Day day = next.get();
            Optional<Tally> kept = book.closing(day.end());
            if (kept.isEmpty()) {
                // Reopened a moment ago, with all that follow: nothing is left to compare.
                return Optional.empty();
            }
            rebuilt = rebuilt.plus(book.posted(day.start(), day.end()));
            String difference = difference(day, rebuilt, kept.get());
            if (difference != null) {
                return Optional.of(new Difference(day, difference));
            }
            end = day.end();
        }
    }

    private @Nullable String difference(DayBook.Day day, Tally rebuilt, Tally kept) {
        long entries = book.entries(day.start(), day.end());
        if (entries != day.entries()) {
            return "the day from %s to %s has %d entries in the journal and was closed with %d; the job %s mends that"
                    .formatted(day.start(), day.end(), entries, day.entries(), CloseDays.NAME);
        }
        TreeSet<String> differences = new TreeSet<>();
        Stream.of(rebuilt, kept)
                .map(Tally::amounts)
                .map(Map::keySet)
                .flatMap(Set::stream)
                .filter(line -> rebuilt.of(line) != kept.of(line))
                .forEach(line -> differences.add("%s of %s is %d by the journal and %d as closed"
                        .formatted(
                                line.side(),
                                line.month() == null ? "no month" : line.month(),
                                rebuilt.of(line),
                                kept.of(line))));
        return differences.isEmpty()
                ? null
                : "at the end of the day that ended at %s, %s".formatted(day.end(), differences.first());
    }
}
