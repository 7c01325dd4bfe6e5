package org.pointsmall.loyalty.ledger.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.Merchant;

/** On a real PostgreSQL, which the test starts itself. */
class LedgerOnPostgreSqlTest extends LedgerDatabaseContract {
    private static EmbeddedPostgres server;

    @Override
    Merchant merchant() {
        return Merchant.IN_LOS_ANGELES;
    }

    @Override
    TestDatabase start() throws IOException {
        server = EmbeddedPostgres.start();
        return TestDatabase.at(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }
}
