package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.util.Optional;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/** What finds offers and what is fed, over one connection. Who searches and who feeds have a breaker each. */
final class ElasticsearchParts implements AutoCloseable {
    private final ClusterConnection connection;
    private final GuardedCalls searching;
    private final OfferSearch search;
    private final OfferIndex index;

    ElasticsearchParts(SearchProperties settings) {
        connection = new ClusterConnection(settings);
        searching = new GuardedCalls("loyalty-search", settings.breaker(), settings.timeOut());
        GuardedCalls feeding = new GuardedCalls("loyalty-feed", settings.breaker(), settings.feedTimeOut());
        OfferAlias alias = OfferAlias.of(settings.indexPrefix());
        search = new ElasticsearchOffers(connection.client(), alias, searching, settings.timeOut());
        index = new ElasticsearchIndex(
                connection.client(),
                alias,
                new OfferIndexes(connection.client(), alias, feeding, settings.shards()),
                feeding);
    }

    OfferSearch search() {
        return search;
    }

    OfferIndex index() {
        return index;
    }

    /** What keeps members from being answered by the search; empty where nothing does. */
    Optional<String> state() {
        if (!searching.isClosed()) {
            return Optional.of("it has failed too often, and is tried again soon");
        }
        try {
            return index.unfit();
        } catch (SearchUnavailable unavailable) {
            return Optional.of(String.valueOf(unavailable.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
