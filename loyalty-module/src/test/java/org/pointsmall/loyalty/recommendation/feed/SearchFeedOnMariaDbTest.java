package org.pointsmall.loyalty.recommendation.feed;

import ch.vorburger.exec.ManagedProcessException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.jdbc.MariaDbServer;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class SearchFeedOnMariaDbTest extends SearchFeedContract {
    private static MariaDbServer server;

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
