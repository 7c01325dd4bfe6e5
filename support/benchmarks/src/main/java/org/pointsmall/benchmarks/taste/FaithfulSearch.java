package org.pointsmall.benchmarks.taste;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/** A search that remembers why it could not say: a page that the database fills does not tell. */
final class FaithfulSearch implements OfferSearch {
    private final OfferSearch search;
    private @Nullable SearchUnavailable failure;

    FaithfulSearch(OfferSearch search) {
        this.search = search;
    }

    @Override
    public List<Found> find(Query query) {
        return findAll(List.of(query)).get(0);
    }

    @Override
    public List<List<Found>> findAll(List<Query> queries) {
        try {
            return search.findAll(queries);
        } catch (SearchUnavailable unavailable) {
            failure = unavailable;
            throw unavailable;
        }
    }

    @Nullable
    SearchUnavailable failure() {
        return failure;
    }
}
