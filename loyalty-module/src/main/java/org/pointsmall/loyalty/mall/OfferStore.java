package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/** Where offers are kept, with all their versions. Each method runs in the caller's transaction. */
public interface OfferStore extends VersionStore<OfferTerms> {

    /**
     * Offers in force that may be shown at this moment, by position and id; those of one page or less, and more only where
     * their windows have more to them than a beginning and an end.
     */
    List<MallOffer> shown(BrowseQuery query, @Nullable Place after, Instant at, int limit);

    /** The latest version of each of these offers, in force or not; one statement. */
    List<MallOffer> offers(Collection<Long> ids);

    /** The latest version of an offer. */
    default Optional<MallOffer> offer(long id) {
        return offers(List.of(id)).stream().findFirst();
    }
}
