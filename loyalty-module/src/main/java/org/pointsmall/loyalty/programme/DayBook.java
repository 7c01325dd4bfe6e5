package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.util.Optional;

/**
 * Where closed days are kept, beside the journal that they sum up. The closed days follow each other without a gap from
 * {@link #BEGINNING} to the end of the last one. Spans are from a moment on, up to and without another.
 */
public interface DayBook {
    /** Before every entry; nothing stood anywhere then. It ends like a day, and is never reopened. */
    Instant BEGINNING = Instant.EPOCH;

    /**
     * A closed day.
     *
     * @param start the end of the one before
     * @param end the first moment after it
     * @param entries how many entries the journal had for it when it was closed
     */
    record Day(Instant start, Instant end, long entries) {}

    /** The last end of a closed day that is not after {@code until}; {@link #BEGINNING} where there is none. */
    Instant lastEnd(Instant until);

    /** The end of the last closed day; {@link #BEGINNING} where there is none. */
    Instant lastEnd();

    /** The first closed day that ends after this moment. */
    Optional<Day> next(Instant after);

    /**
     * The first closed day, of those that end after {@code after} and not after {@code until}, for which the journal has
     * not as many entries as when it was closed. Entries are only ever added, so that as many are the same ones.
     */
    Optional<Day> firstStale(Instant after, Instant until);

    /** What everything that was posted before {@code end} adds up to; empty where no day is closed that ends there. */
    Optional<Tally> closing(Instant end);

    /** What the postings of this span add up to, from the journal. */
    Tally posted(Instant from, Instant until);

    /** How many entries the journal has for this span. */
    long entries(Instant from, Instant until);

    /** When the first entry of all was posted. */
    Optional<Instant> firstPosting();

    /** Waits until nobody else changes closed days, and keeps them out until the transaction ends. */
    void lock();

    /** Closes the day that follows the last one. Under {@link #lock}. */
    void close(Day day, Tally closing);

    /**
     * Reopens closed days that end after this moment, the last ones first and at most {@code limit} of them; answers how
     * many they were. Under {@link #lock}.
     */
    int reopen(Instant after, int limit);
}
