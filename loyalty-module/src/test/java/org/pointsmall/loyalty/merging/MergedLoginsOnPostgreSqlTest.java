package org.pointsmall.loyalty.merging;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class MergedLoginsOnPostgreSqlTest extends MergedLoginsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
