package org.pointsmall.loyalty.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What members read about their account. Where accounts have become one, it is read as one from their beginnings,
 * whichever of its members asks.
 */
public interface Statements {

    /**
     * The entries that changed what the member owns, newest first.
     *
     * @param before only entries older than this one; null for the newest
     * @param limit at most so many, at least 1
     */
    List<Line> page(MemberId member, @Nullable EntryId before, int limit);

    /** The points that expire next, and when; nothing where none do. */
    Optional<Expiration> nextExpiration(MemberId member);

    /**
     * When available points expire, soonest first; those that never do are left out.
     *
     * @param after only later than this; null for all
     * @param limit at most so many dates
     */
    List<Expiration> expirations(MemberId member, @Nullable Instant after, int limit);

    /** What an order has moved so far. */
    OrderPoints ofOrder(long orderId);

    /**
     * An entry.
     *
     * @param balanceAfter what the member owned after it, in all accounts that have become one
     * @param paid what the points paid that it used up; null where it used up none, or not all that had been held
     */
    record Line(JournalEntry entry, Points balanceAfter, @Nullable Money paid) {}

    /** The points that were spent on an order, and those that it earned. */
    record OrderPoints(Points spent, Points earned) {}

    /** Points that expire together. */
    record Expiration(Points points, Instant at) {}
}
