package org.pointsmall.loyalty.store;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class MatchingMembersOnMariaDbTest extends MatchingMembersContract {
    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }

    @Override
    String timestamp() {
        return "DATETIME(3)";
    }
}
