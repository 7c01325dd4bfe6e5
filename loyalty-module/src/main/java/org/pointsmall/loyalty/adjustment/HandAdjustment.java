package org.pointsmall.loyalty.adjustment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.member.MemberId;

/**
 * What somebody has done to a member's points by hand, or has asked for.
 *
 * @param id 0 before it is kept
 * @param key names it for ever
 * @param points negative to take them
 * @param validity how long points that are given last; null for as long as the programme's others
 * @param reverses the adjustment that it undoes; null for one of its own
 * @param decider who has approved or refused it; null before somebody has, and where nobody had to
 */
public record HandAdjustment(
        long id,
        String key,
        MemberId member,
        long points,
        @Nullable Expiry validity,
        @Nullable EntryId reverses,
        String actor,
        String reason,
        Instant at,
        State state,
        @Nullable String decider) {

    /** What has become of it. */
    public enum State {
        /** Moved at once. */
        DONE,
        /** For a second admin. */
        WAITING,
        /** Moved once a second admin had approved. */
        APPROVED,
        /** Not moved, and it never will be. */
        REFUSED
    }

    private static final String OF_BATCH = "batch:";

    static String keyInBatch(long batch, MemberId member) {
        return keysInBatch(batch) + member.value();
    }

    /** What the keys of all parts of a batch begin with. */
    static String keysInBatch(long batch) {
        return OF_BATCH + batch + ":";
    }

    /** The batch that it is a part of, if any. */
    Optional<String> batch() {
        return key.startsWith(OF_BATCH)
                ? Optional.of(key.substring(OF_BATCH.length(), key.lastIndexOf(':')))
                : Optional.empty();
    }

    HandAdjustment in(State other) {
        return new HandAdjustment(id, key, member, points, validity, reverses, actor, reason, at, other, decider);
    }

    boolean isTheSameAs(HandAdjustment other) {
        return member.equals(other.member)
                && points == other.points
                && reason.equals(other.reason)
                && Objects.equals(validity, other.validity);
    }
}
