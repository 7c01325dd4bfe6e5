package org.pointsmall.loyalty.schema.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The index that a store may ask for is made once, and not where the store has one itself. */
@Tag("heavy")
class StoreIndexesTest {
    private static final String INDEX = "loyalty_blc_price_dtl_item";

    @Test
    void isMadeOnceOnH2() throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("store-indexes")) {
            isMadeOnce(database.dataSource());
        }
    }

    @Test
    void isMadeOnceOnPostgreSql() throws Exception {
        try (TestDatabase database = TestDatabase.onPostgreSql()) {
            isMadeOnce(database.dataSource());
        }
    }

    @Test
    void aStoreThatHasOneKeepsItsOwn() throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("store-indexes-own")) {
            table(database.dataSource());
            new JdbcTemplate(database.dataSource())
                    .execute("CREATE INDEX OURS ON BLC_ORDER_ITEM_PRICE_DTL (ORDER_ITEM_ID)");

            ask(database.dataSource());

            assertThat(indexes(database.dataSource())).contains("ours").doesNotContain(INDEX);
        }
    }

    private static void isMadeOnce(DataSource database) throws Exception {
        table(database);
        assertThat(indexes(database)).doesNotContain(INDEX);

        ask(database);
        ask(database);

        assertThat(indexes(database)).containsOnlyOnce(INDEX);
    }

    /** As Broadleaf makes it, but for the foreign key, which has no index by itself on PostgreSQL. */
    private static void table(DataSource database) {
        new JdbcTemplate(database)
                .execute("CREATE TABLE BLC_ORDER_ITEM_PRICE_DTL (ORDER_ITEM_PRICE_DTL_ID BIGINT PRIMARY KEY,"
                        + " ORDER_ITEM_ID BIGINT)");
    }

    private static void ask(DataSource database) throws Exception {
        LoyaltyChangelog.storeIndexes(database, new DefaultResourceLoader()).afterPropertiesSet();
    }

    private static List<String> indexes(DataSource database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            String table = upper ? "BLC_ORDER_ITEM_PRICE_DTL" : "blc_order_item_price_dtl";
            try (ResultSet found = connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
                while (found.next()) {
                    names.add(found.getString("INDEX_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
