package org.pointsmall.loyalty.recommendation.taste.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL, which the test starts itself. */
class RankingOnPostgreSqlTest extends RankingContract {
    private static EmbeddedPostgres server;

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
