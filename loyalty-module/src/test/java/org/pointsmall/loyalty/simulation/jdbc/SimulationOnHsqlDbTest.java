package org.pointsmall.loyalty.simulation.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class SimulationOnHsqlDbTest extends SimulationContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("simulations");
    }
}
