package org.pointsmall.loyalty.simulation.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class SimulationOnH2Test extends SimulationContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("simulations");
    }
}
