package org.pointsmall.loyalty.broadleaf;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * The same on a real PostgreSQL, which the test starts itself. Without Broadleaf's caches: they are one per JVM, and would
 * answer for the rows of the store on H2.
 */
@TestPropertySource(
        properties = {"blPU.hibernate.cache.use_second_level_cache=false", "blPU.hibernate.cache.use_query_cache=false"
        })
class CheckoutOnPostgreSqlTest extends CheckoutContract {
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
