package org.pointsmall.loyalty.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** What members read about their account. */
public interface Statements {

    /**
     * The entries that changed what the member owns, newest first.
     *
     * @param before only entries older than this one; null for the newest
     * @param limit at most so many, at least 1
     */
    List<JournalEntry> page(MemberId member, @Nullable EntryId before, int limit);

    /** The points that expire next, and when; nothing where none do. */
    Optional<Expiration> nextExpiration(MemberId member);

    /** What an order has moved so far. */
    OrderPoints ofOrder(long orderId);

    /** The points that were spent on an order, and those that it earned. */
    record OrderPoints(Points spent, Points earned) {}

    /** Points that expire together. */
    record Expiration(Points points, Instant at) {}
}
