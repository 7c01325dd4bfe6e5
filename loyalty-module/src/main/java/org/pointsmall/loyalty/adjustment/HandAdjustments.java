package org.pointsmall.loyalty.adjustment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** Where adjustments by hand are kept. Each method runs in the caller's transaction. */
public interface HandAdjustments {

    Optional<HandAdjustment> withKey(String key);

    Optional<HandAdjustment> find(long id);

    /** Whether one waits whose key begins with this. */
    boolean waitsWithKeyBeginning(String key);

    /** How many points the member, by whatever login, was given and lost without a second admin, both alike, since then. */
    Points movedSince(MemberId member, Instant since);

    /** Keeps it; answers it with its id. */
    HandAdjustment add(HandAdjustment adjustment);

    /**
     * Decides on one that waits.
     *
     * @return whether it still waited
     */
    boolean decide(long id, HandAdjustment.State state, String decider, Instant at);

    /** Those that wait, the oldest first, and no more than so many. */
    List<HandAdjustment> waiting(int limit);

    /**
     * Those that were decided on in these ways, the last first.
     *
     * @param before only what was decided on before this one; an id that none has asks for the last
     */
    List<HandAdjustment> decided(Set<HandAdjustment.State> ways, long before, int limit);
}
