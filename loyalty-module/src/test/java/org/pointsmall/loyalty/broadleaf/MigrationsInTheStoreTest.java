package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A merchant's own migrations, by Spring Boot, in a store with the plugin. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class MigrationsInTheStoreTest {
    @Autowired
    @Qualifier("webDS")
    DataSource database;

    @Test
    void runBesideOurs() {
        assertThat(changesIn("DATABASECHANGELOG")).containsExactly("shop-1");
        assertThat(changesIn("LOYALTY_CHANGELOG")).contains("loyalty-1-account", "loyalty-1-product-no-earn");
        assertThat(new JdbcTemplate(database).queryForList("SELECT NOTE FROM SHOP_NOTE"))
                .isEmpty();
    }

    private List<String> changesIn(String changelog) {
        return new JdbcTemplate(database).queryForList("SELECT ID FROM " + changelog, String.class);
    }
}
