package org.pointsmall.loyalty.simulation.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class SimulationOnPostgreSqlTest extends SimulationContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
