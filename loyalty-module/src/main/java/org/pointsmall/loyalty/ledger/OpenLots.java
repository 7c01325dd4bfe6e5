package org.pointsmall.loyalty.ledger;

import java.util.Collection;
import java.util.List;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Takes over points of an earlier programme, for many members at once: an entry and a lot for each of them. Whoever has no
 * account gets one. A key that has been posted is not posted again, so that the same may be asked for any number of times.
 */
public interface OpenLots {

    /** What became of one. */
    enum Opened {
        /** It was posted now. */
        POSTED,
        /** It had been posted before. */
        BEFORE,
        /** Something else had been posted under its key. */
        OTHER_CONTENT,
        /** The member's account is closed. */
        CLOSED,
        /** Its last day is over. */
        EXPIRED
    }

    /** What would become of each: nothing is posted, and no account is locked or opened. */
    List<Opened> look(List<Opening> openings);

    /** Opens accounts where there are none, and locks them as {@link #open} does. */
    void lock(Collection<MemberId> members);

    /**
     * Posts all that can be posted, in the caller's transaction. Until that ends, no accounts can be merged: so it locks
     * many accounts at once, and nobody else who does gets in its way.
     *
     * @return what became of each, in their order
     */
    List<Opened> open(List<Opening> openings, String actor, String reason);
}
