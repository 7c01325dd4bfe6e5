package org.pointsmall.loyalty.recommendation.feed;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class SearchFeedOnPostgreSqlTest extends SearchFeedContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
