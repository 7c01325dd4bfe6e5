package org.pointsmall.loyalty.ledger.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.Merchant;

/** On a real MariaDB, by its own driver. */
class LedgerOnMariaDbTest extends LedgerDatabaseContract {
    private static MariaDbServer server;

    @Override
    Merchant merchant() {
        return Merchant.ON_NEWFOUNDLAND;
    }

    @Override
    TestDatabase start() throws ManagedProcessException {
        server = MariaDbServer.start();
        return TestDatabase.at(server.url("mariadb"), "root", "");
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        if (server != null) {
            server.close();
        }
    }
}
