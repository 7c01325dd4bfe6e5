package org.pointsmall.loyalty.segment.own;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.member.MemberId;

/**
 * One run over all members, for one version of one segment.
 *
 * @param asOf the moment as of which members are looked for
 * @param upTo the member whom it has come to
 * @param members how many were found so far
 * @param finishedAt when it came into force; null while it is under way
 */
public record OwnRun(
        long id,
        VersionRef<OwnSegmentTerms> of,
        Instant asOf,
        State state,
        MemberId upTo,
        long members,
        @Nullable Instant finishedAt) {

    /** What becomes of a run. */
    public enum State {
        /** It is under way. */
        OPEN,
        /** Readers see its members. */
        IN_FORCE,
        /** It was replaced or given up; its members are being deleted. */
        ENDED
    }
}
