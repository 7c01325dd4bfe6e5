package org.pointsmall.loyalty.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.OfferSearch.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the search engine for one answer, and the database from the moment on at which the engine can't say. */
final class Searches {
    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);

    private final @Nullable OfferSearch engine;
    private final OfferSearch database;
    private boolean engineAnswers;

    /** @param engine null where the store has none */
    Searches(@Nullable OfferSearch engine, OfferSearch database) {
        this.engine = engine;
        this.database = database;
        engineAnswers = engine != null;
    }

    /** Who is asked next; once the answer is made, who has answered all of it that is the engine's to answer. */
    Recommendations.Source source() {
        return engineAnswers ? Recommendations.Source.ELASTICSEARCH : Recommendations.Source.DATABASE;
    }

    List<List<Found>> find(List<Query> queries) {
        OfferSearch search = engine;
        if (search != null && engineAnswers) {
            try {
                return search.findAll(queries);
            } catch (SearchUnavailable unavailable) {
                LOG.debug("The database answers: {}", unavailable.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The search failed in a way that it should not; the database answers", e);
            }
            engineAnswers = false;
        }
        return byDatabase(queries);
    }

    /** Whatever the engine knows: for what it has not found. */
    List<List<Found>> byDatabase(List<Query> queries) {
        return database.findAll(queries);
    }
}
