package org.pointsmall.loyalty.adjustment.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Expiry;

/**
 * Points that are given and taken together.
 *
 * @param id 0 before it is kept
 * @param key names it for ever: the same again is the same batch
 * @param source where its members come from
 * @param name the file's, or the segment's code
 * @param points for each member of a segment; 0 for files, which say how many for each
 * @param terms what is the same for all its members
 * @param actor who has asked for it
 * @param startedAt when it was started, or asked to be; null before
 * @param starter who has started it, or asked to; null before
 * @param decider who has approved or refused it; null where nobody has, or had to
 * @param reached up to which row, or member, the present step has come
 */
public record PointsBatch(
        long id,
        String key,
        Source source,
        String name,
        long points,
        Terms terms,
        String actor,
        Instant askedAt,
        State state,
        @Nullable Instant startedAt,
        @Nullable String starter,
        @Nullable String decider,
        long reached) {

    /**
     * What is the same for all members.
     *
     * @param validity how long points that are given last; null for as long as the programme's others
     * @param reason which the members' journals say
     * @param note for staff; empty for none
     */
    public record Terms(@Nullable Expiry validity, String reason, String note) {}

    /** Whether it does nothing more, unless it is started again. */
    public boolean hasEnded() {
        return state == State.DONE || state == State.STOPPED || state == State.REFUSED;
    }

    /** Whether all that it has moved can be undone: it does nothing more, and each of its movements is an adjustment. */
    public boolean mayBeReversed() {
        return hasEnded() && startedAt != null && (source == Source.FILE || source == Source.SEGMENT);
    }

    /** Whether this admin wants its points moved: has asked for it, or has started it. */
    public boolean isAskedForBy(String admin) {
        return actor.equals(admin) || admin.equals(starter);
    }

    /** Whether it can be started: it was looked at, or stopped after somebody had started it. */
    public boolean mayStart() {
        return state == State.READY || state == State.STOPPED && startedAt != null;
    }

    /** Where members come from. */
    public enum Source {
        FILE,
        SEGMENT,
        /** A file of what members had in an earlier programme. */
        OPENING,
        /** Another batch, each movement of which is undone; its id is the name. */
        REVERSAL
    }

    /** What has become of it. */
    public enum State {
        /** Its members are being looked up. */
        READING,
        /** It can be looked at and started. */
        READY,
        /** For a second admin. */
        WAITING,
        RUNNING,
        DONE,
        /** Somebody has stopped it: what was moved stays. */
        STOPPED,
        /** A second admin has refused what was left of it, for good. */
        REFUSED
    }
}
