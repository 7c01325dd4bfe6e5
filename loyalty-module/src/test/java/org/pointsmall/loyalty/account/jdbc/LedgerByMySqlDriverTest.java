package org.pointsmall.loyalty.account.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.junit.jupiter.api.AfterAll;

/**
 * As near to MySQL as Maven artifacts come: MySQL's driver, and so the changelogs' path for MySQL, in front of MariaDB.
 */
class LedgerByMySqlDriverTest extends LedgerDatabaseContract {
    private static MariaDbServer server;

    @Override
    TestDatabase start() throws ManagedProcessException {
        server = MariaDbServer.start();
        return TestDatabase.at(server.url("mysql"), "root", "");
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        if (server != null) {
            server.close();
        }
    }
}
