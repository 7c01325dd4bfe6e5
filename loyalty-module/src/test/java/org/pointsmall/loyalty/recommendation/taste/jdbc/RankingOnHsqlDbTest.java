package org.pointsmall.loyalty.recommendation.taste.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo, or a store that is tried, runs it. */
class RankingOnHsqlDbTest extends RankingContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("ranking");
    }
}
