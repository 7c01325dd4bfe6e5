package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.definition.VersionStore;

/** Where offers are kept, with all their versions. Each method runs in the caller's transaction. */
public interface OfferStore extends VersionStore<OfferTerms> {

    /**
     * What was found at one look.
     *
     * @param stretches of each stretch, in their order, the offers in force that may be shown, gifts not among them; more only where windows have
     *     more to them than a beginning and an end, or zones than a database can tell
     * @param offers those that were asked for by id and are no gifts, in force or not
     */
    record Found(List<List<MallOffer>> stretches, Map<Long, MallOffer> offers) {}

    /** Stretches of what may be shown at this moment, and single offers beside them; one statement, however many there are. */
    Found find(List<Stretch> stretches, Collection<Long> ids, Instant at);

    /** Gifts in force at this moment, by position and id; and others where their windows have more to them than that. */
    List<MallOffer> gifts(Instant at);

    /** The ids of the first offers in force with an id above this one, by id. */
    List<Long> inForce(long after, int limit);

    /** The latest version of each of these offers, in force or not; one statement. */
    List<MallOffer> offers(Collection<Long> ids);

    /** The latest version of an offer. */
    default Optional<MallOffer> offer(long id) {
        return offers(List.of(id)).stream().findFirst();
    }
}
