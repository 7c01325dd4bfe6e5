package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Points that a member had in an earlier programme, and that were earned and expire together.
 *
 * @param key names the movement for ever
 * @param points at least 1
 * @param earnedOn the day on which they were earned: among points that expire together it says which burn first
 * @param lastDay the last day on which they can be spent; null for never
 * @param asked the terms as they were asked for. What the programme's own validity makes of them may be another day when
 *     the same is asked for again, and it is the same all the same
 */
public record Opening(
        MemberId member, PostingKey key, Points points, LocalDate earnedOn, @Nullable LocalDate lastDay, String asked) {
    public Opening {
        if (points.isZero()) {
            throw new IllegalArgumentException("a lot of no points: " + key);
        }
    }

    /** Of what was asked for, so that a key used again for something else is noticed. */
    public String contentHash() {
        return ContentHash.of("OPENING|" + member.value() + "|" + points.value() + "|" + asked);
    }

    /** They can be spent at once. */
    public LotTerms terms(ZoneId zone) {
        Instant earnedAt = earnedOn.atStartOfDay(zone).toInstant();
        Instant end = lastDay == null ? null : new Expiry.On(lastDay).expiresAt(earnedAt, zone);
        return LotPolicy.terms(earnedAt, earnedAt, end, zone);
    }

    /** What the entry says of itself. */
    public List<TraceLine> trace() {
        return List.of(
                lastDay == null
                        ? new TraceLine("opening.lasting", Map.of("earned", earnedOn.toString()))
                        : new TraceLine(
                                "opening.valid", Map.of("earned", earnedOn.toString(), "lastDay", lastDay.toString())));
    }
}
