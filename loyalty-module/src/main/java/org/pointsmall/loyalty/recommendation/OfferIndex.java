package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a search knows of the offers, as it is fed. Each method throws {@link SearchUnavailable} where it can't now. */
public interface OfferIndex {

    /** Puts these, each unless it knows a newer version; those that could not be put are answered by offer, with why. */
    Map<Long, String> put(List<OfferDocument> documents);

    /** Takes these offers away, whatever it knows of them. */
    void remove(Collection<Long> offerIds);
}
