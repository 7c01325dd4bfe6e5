package org.pointsmall.loyalty.broadleaf.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The store on a real PostgreSQL, which is started for the first test that names this, and stopped with the JVM: tests
 * that name it share one running store. Its merchant is another one than that on H2: west of UTC, and sparing members
 * who have points of other orders.
 */
public final class OnPostgreSql implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "broadleaf.database.url=" + Server.URL,
                        "loyalty.zone=America/Los_Angeles",
                        "loyalty.clawback=REVOKE_FROM_PENDING")
                .applyTo(context);
        SentStatements sent = new SentStatements();
        context.getBeanFactory().registerSingleton("sentStatements", sent);
        context.getBeanFactory().addBeanPostProcessor(sent);
    }

    private static final class Server {
        private static final String URL = start();

        private static String start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("plan_cache_mode", "force_generic_plan")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
