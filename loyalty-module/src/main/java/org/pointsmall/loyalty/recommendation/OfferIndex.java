package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search knows of the offers, as it is fed. Each method throws {@link SearchUnavailable} where it can't now; what it
 * has done until then it may do again.
 */
public interface OfferIndex {

    /** Puts these, each unless it knows a newer version; those that could not be put are answered by offer, with why. */
    Map<Long, String> put(List<OfferDocument> documents);

    /** Takes these offers away, each unless it knows a newer version. */
    void remove(Collection<Long> offerIds, long version);

    /** The {@link OfferDocument#fingerprint} of each offer that it knows with an id in this range, by id. */
    Map<Long, Long> fingerprints(long after, long upTo);

    /** Why it has to be built anew; empty where it has not. */
    Optional<String> unfit();

    /**
     * Begins to build it anew: from now on, {@link #put} and {@link #remove} change what is served and what is built, also
     * those of other nodes. Whatever was begun before is given up.
     */
    void beginRebuild();

    /** What was built is served from now on, with no gap. */
    void endRebuild();

    /** Drops what is neither served nor being built; only while nothing is. */
    void dropRest();
}
