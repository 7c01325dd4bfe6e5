package org.pointsmall.loyalty.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Answers where the programme stood at a moment, from the last day that was closed before it and what was posted since
 * then.
 */
public final class Programme {
    /**
     * How late an entry can be. Entries get their time before they are committed, by the clocks of several nodes; none is
     * committed a week later. So of the closed days only those of the last week before the last one can have got entries
     * since the job looked: it closes no day before it has looked at the others.
     */
    static final Duration LATEST_ENTRY = Duration.ofDays(7);

    private final DayBook book;
    private final RedemptionTerms terms;

    public Programme(DayBook book, RedemptionTerms terms) {
        this.book = book;
        this.terms = terms;
    }

    /** Everything that was posted up to this moment, itself included: for a whole day, ask for its last millisecond. */
    public Totals totals(Instant at) {
        // The journal's times are whole milliseconds.
        Instant until = BusinessTime.inWholeMilliseconds(at).plusMillis(1);
        while (true) {
            Instant from = lastReliableEnd(until);
            Optional<Tally> closing = book.closing(from);
            // A day that is gone was reopened since: a day before it is asked for, in the end the beginning.
            if (closing.isPresent()) {
                return new Totals(at, closing.get().plus(book.posted(from, until)));
            }
        }
    }

    /** What the merchant owes for the points that were outstanding then, by today's rate for points as money. */
    public Liability liability(Instant at) {
        return valued(totals(at));
    }

    /** What the merchant owes for the points that these totals say are outstanding, by today's rate. */
    public Liability valued(Totals totals) {
        return Liability.of(totals, terms.standardRate());
    }

    private Instant lastReliableEnd(Instant until) {
        return book.firstStale(book.lastEnd().minus(LATEST_ENTRY), until)
                .map(DayBook.Day::start)
                .orElseGet(() -> book.lastEnd(until));
    }
}
