package org.pointsmall.broadleaf.boot.site;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.broadleaf.boot.persistence.BroadleafSchema;
import org.pointsmall.broadleaf.boot.store.TestStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("heavy")
@SpringBootTest(
        classes = TestStore.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "broadleaf.schema=update")
class StoreOnPostgresTest extends StoreContract {

    /** Stops with the JVM, as the context that is cached for it does. */
    private static EmbeddedPostgres postgres;

    @Autowired
    BroadleafSchema schema;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws IOException {
        postgres = EmbeddedPostgres.start();
        registry.add("broadleaf.database.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void settingUpTwiceChangesNothing() {
        schema.afterPropertiesSet();

        referenceDataIsThere();
    }
}
