package org.pointsmall.loyalty.recommendation.taste.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class RankingOnPostgreSqlTest extends RankingContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
