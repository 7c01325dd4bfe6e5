package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Outbox.News;

/**
 * What became of a member's tier, and by what that was decided: kept for good, so that each tier can be explained.
 *
 * @param from the tier before; null for none
 * @param to the tier after it; null for none, the same where only its dates changed
 * @param why what brought it about
 * @param at as of when: a review counts as of the day on which it was due, however late it is made
 * @param gathered what the member had by then, in the scheme's measure
 * @param over the time over which that was added up
 * @param until when the tier ends from now on; null for none
 * @param revision of the scheme by which it was decided
 * @param given who gave the tier by hand, if somebody did
 */
public record TierChange(
        @Nullable TierCode from,
        @Nullable TierCode to,
        Why why,
        Instant at,
        long gathered,
        Span over,
        @Nullable Instant until,
        long revision,
        @Nullable Given given) {
    /** Another tier is the member's: {@code from} and {@code to}, left out for none, {@code why}, {@code until}. */
    public static final EventKind CHANGED = new EventKind("TIER_CHANGED");
    /** The member keeps the tier, and its dates are others: {@code to}, {@code why}, {@code until}. */
    public static final EventKind KEPT = new EventKind("TIER_KEPT");

    News news(MemberId member) {
        EventFacts facts = EventFacts.NONE
                .with("from", from == null ? null : from.value())
                .with("to", to == null ? null : to.value())
                .with("why", why.name())
                .with("until", until == null ? null : until.toString());
        return new News(member, Objects.equals(from, to) ? KEPT : CHANGED, at, facts);
    }

    /** Who gave a tier, and why, in the own words. */
    public record Given(String actor, String reason) {}

    /** What brings a change about. */
    public enum Why {
        /** An order reached a higher tier. */
        REACHED,
        /** At a review, or within the grace after one, enough had been gathered for the tier, or for a higher one. */
        RENEWED,
        /** At a review there was too little for the tier; it is kept until the end of the grace. */
        GRACE,
        /** The tier's time, and its grace, were over. */
        LOWERED,
        /** Orders by which the tier was reached, or kept, were cancelled or returned. */
        UNDONE,
        /** The tiers were defined anew. */
        REDEFINED,
        /** The member's account was merged with another. */
        MERGED,
        /** Somebody gave the tier by hand. */
        GIVEN,
        /** The member had it in an earlier programme. Nobody is told of it: nothing has happened to the member now. */
        OPENING
    }
}
