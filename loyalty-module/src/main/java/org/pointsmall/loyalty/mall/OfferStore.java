package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/** Where offers are kept, with all their versions. Each method runs in the caller's transaction. */
public interface OfferStore {

    /**
     * Offers in force that may be shown at this moment, by position and id; those of one page or less, and more only where
     * their windows have more to them than a beginning and an end.
     */
    List<MallOffer> shown(BrowseQuery query, @Nullable Place after, Instant at, int limit);

    /** The latest version of each of these offers, in force or not; one statement. */
    List<MallOffer> find(Collection<Long> ids);

    /** The latest version of an offer. */
    default Optional<MallOffer> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The latest version of each offer, in force or not, by position and id. */
    List<SavedOffer> all();

    /** All versions of an offer, the latest first. */
    List<SavedOffer> versions(long id);

    /** Keeps all others from changing offers until the transaction ends. */
    void lock();

    /** Adds an offer. */
    SavedOffer add(OfferTerms terms, boolean active, Instant at, String actor);

    /** Adds a version to an offer, one above {@code last}, which is its latest. */
    SavedOffer change(OfferRef last, OfferTerms terms, boolean active, Instant at, String actor);
}
