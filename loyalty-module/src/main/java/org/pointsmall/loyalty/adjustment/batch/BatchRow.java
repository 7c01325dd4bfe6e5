package org.pointsmall.loyalty.adjustment.batch;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * One member's part of a batch.
 *
 * @param line of the file, or the place in the batch; from 1
 * @param named as the file names the member
 * @param member null where it is not known who is meant
 * @param problem why nothing is moved: one of {@link Problem}, or the code of a refusal; null for none
 */
public record BatchRow(
        long line, String named, @Nullable MemberId member, long points, State state, @Nullable String problem) {

    /** What has become of it. */
    public enum State {
        /** Nobody has looked up whom it means. */
        UNREAD,
        /** To be moved. */
        OPEN,
        MOVED,
        /** By itself above the limit, with what else was moved: it waits for a second admin. */
        WAITS,
        /** The same had been moved before. */
        SKIPPED,
        REFUSED
    }

    /** What can be wrong before anything is moved. */
    public enum Problem {
        NO_MEMBER,
        NO_POINTS,
        UNKNOWN_MEMBER,
        SEVERAL_MEMBERS,
        ACCOUNT_CLOSED,
        TWICE
    }

    /** Whom it means is known. */
    public BatchRow meaning(MemberId who) {
        return new BatchRow(line, named, who, points, State.OPEN, null);
    }

    /** Nothing of it is moved. */
    public BatchRow refused(@Nullable MemberId who, String why) {
        return new BatchRow(line, named, who, points, State.REFUSED, why);
    }

    /** What it asks for was done before; its problem says so. */
    public BatchRow skipped() {
        return new BatchRow(line, named, member, points, State.SKIPPED, problem);
    }

    public BatchRow in(State now) {
        return new BatchRow(line, named, member, points, now, null);
    }
}
