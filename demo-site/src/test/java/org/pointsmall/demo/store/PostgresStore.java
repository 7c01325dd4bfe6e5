package org.pointsmall.demo.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Starts a real PostgreSQL for the store, and stops it with the store. */
public final class PostgresStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedPostgres database = start();
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> stop(database));
        TestPropertyValues.of(
                        "broadleaf.database.url=" + database.getJdbcUrl("postgres", "postgres"),
                        "broadleaf.database.username=postgres",
                        "broadleaf.database.password=")
                .applyTo(context);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("plan_cache_mode", "force_generic_plan")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
