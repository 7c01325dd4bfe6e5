package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/** Finds the offers that somebody would want most. What it knows may be some seconds old. */
public interface OfferSearch {

    /**
     * The best offers first: by taste and trend, those that are liked alike by popularity, then by id. For an empty taste, by
     * popularity.
     *
     * @throws SearchUnavailable where it can't say within its time limit
     */
    List<Found> find(Query query);

    /**
     * What each of these finds, in their order: all of them are answered, or none. A search that is a way off answers them
     * on one way.
     *
     * @throws SearchUnavailable where it can't say within its time limit, which is that of one query
     */
    default List<List<Found>> findAll(List<Query> queries) {
        return queries.stream().map(this::find).toList();
    }

    /**
     * What is looked for. Each part but the taste is a filter.
     *
     * @param at what is shown and can be had at this moment
     * @param tier the member's tier; null for none
     * @param segments the member's segments
     * @param most what costs no more than this; null for no limit
     * @param least what costs more than this; null for no limit
     * @param nearTo of two that are liked alike, the one whose price is closer to this comes first; null for no matter
     * @param zone only what is shown in this zone; null for all
     * @param kinds only these kinds; empty for all
     * @param withoutProducts not these products: owned, in the cart
     * @param withoutOffers not these offers
     * @param taste what is liked
     * @param limit how many
     */
    record Query(
            Instant at,
            @Nullable String tier,
            Set<String> segments,
            @Nullable Points most,
            @Nullable Points least,
            @Nullable Points nearTo,
            @Nullable String zone,
            Set<String> kinds,
            Set<Long> withoutProducts,
            Set<Long> withoutOffers,
            MemberTaste taste,
            int limit) {
        public Query {
            segments = Set.copyOf(segments);
            kinds = Set.copyOf(kinds);
            withoutProducts = Set.copyOf(withoutProducts);
            withoutOffers = Set.copyOf(withoutOffers);
        }
    }

    /**
     * An offer that was found.
     *
     * @param score its rank's score; comparable within one answer only
     */
    record Found(long offerId, double score) {}
}
