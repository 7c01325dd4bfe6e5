package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/**
 * Finds offers in the index that the alias serves. An answer is whole or none: what a shard could not say, and what makes no
 * sense, is no answer.
 */
final class ElasticsearchOffers implements OfferSearch {
    private final ElasticsearchAsyncClient client;
    private final OfferAlias alias;
    private final GuardedCalls calls;
    private final Duration limit;

    ElasticsearchOffers(ElasticsearchAsyncClient client, OfferAlias alias, GuardedCalls calls, Duration limit) {
        this.client = client;
        this.alias = alias;
        this.calls = calls;
        this.limit = limit;
    }

    @Override
    public List<Found> find(Query query) {
        return findAll(List.of(query)).get(0);
    }

    @Override
    public List<List<Found>> findAll(List<Query> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        MsearchRequest request = request(queries);
        return calls.call("search", () -> client.msearch(request, Void.class), answer -> read(answer, queries));
    }

    private MsearchRequest request(List<Query> queries) {
        List<RequestItem> items = queries.stream().map(this::item).toList();
        return MsearchRequest.of(request -> request.searches(items));
    }

    private RequestItem item(Query query) {
        return RequestItem.of(
                item -> item.header(header -> header.index(alias.served()).allowPartialSearchResults(false))
                        .body(body -> body.query(OfferQuery.of(query))
                                .sort(OfferQuery.ORDER)
                                .size(query.limit())
                                .source(source -> source.fetch(false))
                                .trackTotalHits(hits -> hits.enabled(false))
                                .timeout(limit.toMillis() + "ms")));
    }

    private static List<List<Found>> read(MsearchResponse<Void> answer, List<Query> queries) {
        if (answer.responses().size() != queries.size()) {
            throw new SearchUnavailable(
                    "search: " + answer.responses().size() + " answers to " + queries.size() + " queries");
        }
        List<List<Found>> found = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            found.add(read(answer.responses().get(i), queries.get(i)));
        }
        return found;
    }

    private static List<Found> read(MultiSearchResponseItem<Void> answer, Query query) {
        if (answer.isFailure()) {
            throw new SearchUnavailable("search: " + answer.failure().error().reason());
        }
        MultiSearchItem<Void> result = answer.result();
        if (result.timedOut() || result.shards().failed().intValue() > 0) {
            throw new SearchUnavailable("search: a part of the answer is missing");
        }
        List<Hit<Void>> hits = result.hits().hits();
        if (hits.size() > query.limit()) {
            throw new SearchUnavailable("search: " + hits.size() + " offers, where " + query.limit() + " are wanted");
        }
        return hits.stream().map(ElasticsearchOffers::found).toList();
    }

    private static Found found(Hit<Void> hit) {
        long offer = hit.sort().get(2).longValue();
        double score = hit.sort().get(0).doubleValue();
        if (!Long.toString(offer).equals(hit.id()) || !Double.isFinite(score)) {
            throw new SearchUnavailable("search: offer " + offer + " is called " + hit.id() + " and scores " + score);
        }
        return new Found(offer, score);
    }
}
