package org.pointsmall.loyalty.recommendation.taste.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.jdbc.MariaDbServer;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class TasteOnMariaDbTest extends TasteContract {
    private static MariaDbServer server;

    @Override
    TestDatabase start() throws ManagedProcessException {
        server = MariaDbServer.start();
        return TestDatabase.at(server.url("mariadb"), "root", "");
    }

    @Override
    String timestamp() {
        return "DATETIME(3)";
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        if (server != null) {
            server.close();
        }
    }
}
