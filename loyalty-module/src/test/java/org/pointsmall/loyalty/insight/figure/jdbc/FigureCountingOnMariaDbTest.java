package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB. */
class FigureCountingOnMariaDbTest extends FigureCountingContract {
    @Override
    TestDatabase start() throws Exception {
        return TestDatabase.onMariaDb();
    }

    @Override
    String timestamp() {
        return "DATETIME(3)";
    }
}
