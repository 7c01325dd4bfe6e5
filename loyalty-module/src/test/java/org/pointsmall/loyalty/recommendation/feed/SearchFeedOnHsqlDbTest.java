package org.pointsmall.loyalty.recommendation.feed;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo, or a store that is tried, runs it. */
class SearchFeedOnHsqlDbTest extends SearchFeedContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("search-feed");
    }
}
