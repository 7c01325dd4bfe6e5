package org.pointsmall.loyalty.broadleaf;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a real PostgreSQL, which the test starts itself. */
@Tag("own-jvm")
class AfterSaleInTheStoreOnPostgreSqlTest extends AfterSaleInTheStoreContract {
    private static EmbeddedPostgres server;

    @DynamicPropertySource
    static void startServer(DynamicPropertyRegistry properties) throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
        properties.add("broadleaf.database.url", () -> server.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }
}
