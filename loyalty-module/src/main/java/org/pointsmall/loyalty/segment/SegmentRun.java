package org.pointsmall.loyalty.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * One run over all members, and how far it is.
 *
 * @param startedAt also the moment as of which it measures, {@link RunPlan#asOf}
 * @param finishedAt when it came into force; null while it is under way, and where it was given up
 * @param members how many have been measured so far
 * @param graded how many of them have been given their segment so far
 * @param upTo the customer whom the phase has come to
 */
public record SegmentRun(
        SegmentRunId id,
        RunPlan plan,
        Phase phase,
        @Nullable Instant finishedAt,
        long members,
        long graded,
        MemberId upTo) {
    /** Before the first customer; the store's ids begin above it. */
    public static final MemberId NOBODY = new MemberId(0);

    /** What a run does, one after the other. */
    public enum Phase {
        /** Reads the orders, customer by customer. */
        MEASURING,
        /** Finds where the quintiles begin, measure by measure. */
        SCALING,
        /** Gives every member quintiles and a segment. */
        GRADING,
        /** It came into force. Whether it still is, {@link SegmentCounts} says. */
        FINISHED,
        /** It took too long, or the terms have changed meanwhile; another one does the work. */
        GIVEN_UP
    }

    public Instant startedAt() {
        return plan.asOf();
    }

    SegmentRun measured(int more, MemberId last) {
        return new SegmentRun(id, plan, phase, finishedAt, members + more, graded, last);
    }

    SegmentRun graded(int more, MemberId last) {
        return new SegmentRun(id, plan, phase, finishedAt, members, graded + more, last);
    }

    SegmentRun begins(Phase next) {
        return new SegmentRun(id, plan, next, finishedAt, members, graded, NOBODY);
    }

    SegmentRun finished(Instant at) {
        return new SegmentRun(id, plan, Phase.FINISHED, at, members, graded, NOBODY);
    }
}
