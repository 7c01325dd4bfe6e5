package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.flag.OfferedItems;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.transaction.Transactions;

/** Where offers are kept, with all their versions. Each method runs in the caller's transaction. */
public interface OfferStore extends VersionStore<OfferTerms> {

    /**
     * What was found at one look.
     *
     * @param stretches of each stretch, in their order, the offers in force that may be shown, gifts and what lacks something not among them; more only where windows have
     *     more to them than a beginning and an end, or zones than a database can tell
     * @param offers those that were asked for by id, are no gifts and lack nothing, in force or not
     * @param counts what is taken of all of them, without the first pieces of any; null where that was not counted
     */
    record Found(List<List<MallOffer>> stretches, Map<Long, MallOffer> offers, @Nullable OfferCounts counts) {}

    /**
     * Stretches of what may be shown at this moment, and single offers beside them; one statement, however many there are.
     *
     * @param counting whose pieces to count beside them, where that costs no statement more
     */
    Found find(List<Stretch> stretches, Collection<Long> ids, Instant at, OfferCounts.Counting counting);

    /** Gifts in force at this moment, by position and id; and others where their windows have more to them than that. */
    List<MallOffer> gifts(Instant at);

    /** The ids of the first offers in force with an id above this one, by id. */
    List<Long> inForce(long after, int limit);

    /** The ids of the offers in force that give one of these products, by id. */
    List<Long> ofProducts(Collection<Long> products);

    /**
     * An offer, and what is noted of what it gives.
     *
     * @param lack null for nothing
     */
    record Checked(MallOffer offer, @Nullable Lack lack) {}

    /** The first offers in force with an id above this one, by id, shown or not. */
    List<Checked> toCheck(long after, int limit);

    /** Notes what an offer lacks: from now on nobody finds it; null for nothing. */
    void note(long id, @Nullable Lack lack);

    /** What offers in force lack, by id; those that lack nothing are left out. */
    Map<Long, Lack> lacks();

    /** The latest version of each of these offers, in force or not; one statement. */
    List<MallOffer> offers(Collection<Long> ids);

    /** The latest version of an offer. */
    default Optional<MallOffer> offer(long id) {
        return offers(List.of(id)).stream().findFirst();
    }

    /** Which products the offers are for. */
    default OfferedItems offeredItems(Transactions transactions) {
        return new OfferedGoods(this, transactions);
    }

    /** The job that finds offers which can't be given any more. */
    default Job checking(OfferMeans means, Transactions transactions) {
        return new CheckOffers(this, means, transactions);
    }
}
