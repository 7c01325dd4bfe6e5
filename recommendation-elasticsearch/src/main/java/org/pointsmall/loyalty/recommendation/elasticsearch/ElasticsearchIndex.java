package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/**
 * Offers in Elasticsearch. Each index counts the versions that it is told, and lets no older one replace a newer one; what
 * was taken away it remembers for an hour.
 */
final class ElasticsearchIndex implements OfferIndex {
    private static final int BAD_DOCUMENT = 400;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    /** An index may have been dropped between a look at which there are and the writing. */
    private static final int TRIES = 2;
    /** So few that they can be found at once: what an admin has changed. */
    private static final int FEW = 100;

    private static final int PAGE = 5000;

    private final ElasticsearchAsyncClient client;
    private final OfferAlias alias;
    private final OfferIndexes indexes;
    private final GuardedCalls calls;

    ElasticsearchIndex(ElasticsearchAsyncClient client, OfferAlias alias, OfferIndexes indexes, GuardedCalls calls) {
        this.client = client;
        this.alias = alias;
        this.indexes = indexes;
        this.calls = calls;
    }

    @Override
    public Map<Long, String> put(List<OfferDocument> documents) {
        Map<OfferDocument, Map<String, Object>> fields = new HashMap<>();
        documents.forEach(document -> fields.put(document, OfferFields.of(document)));
        return write(index -> documents.stream()
                .map(document -> BulkOperation.of(operation -> operation.index(put -> put.index(alias.write(index))
                        .id(Long.toString(document.offerId()))
                        .version(document.version())
                        .versionType(VersionType.External)
                        .document(fields.get(document)))))
                .toList());
    }

    @Override
    public void remove(Collection<Long> offerIds, long version) {
        write(index -> offerIds.stream()
                .map(id -> BulkOperation.of(operation -> operation.delete(delete -> delete.index(alias.write(index))
                        .id(Long.toString(id))
                        .version(version)
                        .versionType(VersionType.External))))
                .toList());
    }

    private Map<Long, String> write(Function<String, List<BulkOperation>> toIndex) {
        for (int left = TRIES - 1; ; left--) {
            List<BulkOperation> operations = operations(toIndex);
            if (operations.isEmpty()) {
                return Map.of();
            }
            BulkRequest request = BulkRequest.of(bulk -> bulk.requireAlias(true)
                    .operations(operations)
                    .refresh(operations.size() <= FEW ? Refresh.True : Refresh.False));
            List<BulkResponseItem> failed = calls.call("feed", () -> client.bulk(request), this::failed);
            boolean dropped = failed.stream().anyMatch(item -> item.status() == NOT_FOUND);
            if (!dropped) {
                return reasons(failed);
            }
            if (left == 0) {
                throw new SearchUnavailable("feed: " + reason(failed.get(0)));
            }
        }
    }

    private List<BulkOperation> operations(Function<String, List<BulkOperation>> toIndex) {
        List<String> writable = indexes.known().stream()
                .filter(OfferIndexes.Known::isOurs)
                .map(OfferIndexes.Known::name)
                .toList();
        if (writable.isEmpty()) {
            throw new SearchUnavailable("feed: there is no index to write to");
        }
        List<BulkOperation> operations = new ArrayList<>();
        writable.forEach(index -> operations.addAll(toIndex.apply(index)));
        return operations;
    }

    /** That it knows a newer version is as good as having been told. Whatever is no fault of a document is one of the search. */
    private List<BulkResponseItem> failed(BulkResponse answer) {
        List<BulkResponseItem> failed = answer.items().stream()
                .filter(item -> item.error() != null && item.status() != CONFLICT)
                .toList();
        failed.stream()
                .filter(item -> item.status() != BAD_DOCUMENT && item.status() != NOT_FOUND)
                .findFirst()
                .ifPresent(item -> {
                    throw new SearchUnavailable("feed: " + reason(item));
                });
        return failed;
    }

    private static Map<Long, String> reasons(List<BulkResponseItem> failed) {
        Map<Long, String> reasons = new HashMap<>();
        failed.forEach(item -> reasons.put(Long.valueOf(String.valueOf(item.id())), reason(item)));
        return reasons;
    }

    private static String reason(BulkResponseItem item) {
        return item.error() == null
                ? "status " + item.status()
                : item.error().type() + ": " + item.error().reason();
    }

    @Override
    public Map<Long, Long> fingerprints(long after, long upTo) {
        calls.call(
                "refresh", () -> client.indices().refresh(refresh -> refresh.index(alias.served())), answer -> answer);
        Map<Long, Long> prints = new HashMap<>();
        Long last = after;
        while (last != null) {
            SearchRequest page = page(last, upTo);
            last = calls.call("compare", () -> client.search(page, Void.class), answer -> read(answer, prints));
        }
        return prints;
    }

    private SearchRequest page(long after, long upTo) {
        return SearchRequest.of(search -> search.index(alias.served())
                .allowPartialSearchResults(false)
                .source(source -> source.fetch(false))
                .size(PAGE)
                .sort(ascending(OfferFields.ID), ascending(OfferFields.FINGERPRINT))
                .searchAfter(FieldValue.of(after), FieldValue.of(Long.MAX_VALUE))
                .query(query -> query.range(
                        range -> range.untyped(ids -> ids.field(OfferFields.ID).lte(JsonData.of(upTo))))));
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(SortOrder.Asc)));
    }

    /** Answers the last id where there may be more. */
    private static @Nullable Long read(SearchResponse<Void> answer, Map<Long, Long> prints) {
        if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
            throw new SearchUnavailable("compare: a part of the answer is missing");
        }
        List<Hit<Void>> hits = answer.hits().hits();
        hits.forEach(hit ->
                prints.put(hit.sort().get(0).longValue(), hit.sort().get(1).longValue()));
        return hits.size() < PAGE
                ? null
                : (Long) hits.get(hits.size() - 1).sort().get(0).longValue();
    }

    @Override
    public Optional<String> unfit() {
        return indexes.unfit();
    }

    @Override
    public void beginRebuild() {
        indexes.begin();
    }

    @Override
    public void endRebuild() {
        indexes.serveNext();
    }

    @Override
    public void dropRest() {
        indexes.dropRest();
    }
}
