package org.pointsmall.loyalty.ledger.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.Merchant;

/**
 * As near to MySQL as Maven artifacts come: MySQL's driver in front of a MariaDB that says it is a MySQL, so that
 * Liquibase and Spring take it for one.
 */
class LedgerByMySqlDriverTest extends LedgerDatabaseContract {
    private static MariaDbServer server;

    @Override
    Merchant merchant() {
        return Merchant.IN_SHANGHAI;
    }

    @Override
    TestDatabase start() throws ManagedProcessException {
        server = MariaDbServer.start("--version=8.0.36");
        return TestDatabase.at(server.newUrl("mysql"), "root", "");
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        if (server != null) {
            server.close();
        }
    }
}
