package org.pointsmall.loyalty.recommendation.feed;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried. */
class SearchFeedOnH2Test extends SearchFeedContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("search-feed");
    }
}
