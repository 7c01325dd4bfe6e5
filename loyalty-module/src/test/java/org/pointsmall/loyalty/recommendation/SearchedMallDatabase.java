package org.pointsmall.loyalty.recommendation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of the mall that a test searches: one a process, emptied for each mall. */
final class SearchedMallDatabase {
    private static final List<String> TABLES = List.of(
            "OFFER_VERSION",
            "OFFER_ZONE",
            "OFFER",
            "STOCK_CLAIM",
            "STOCK",
            "SEARCH_FEED",
            "REWARD_USE",
            "REWARD",
            "POSTING",
            "JOURNAL",
            "LOT",
            "ACCOUNT");

    private static DataSource database;

    private SearchedMallDatabase() {}

    static DataSource empty() {
        DataSource at = database();
        JdbcTemplate jdbc = new JdbcTemplate(at);
        TABLES.forEach(table -> jdbc.update("DELETE FROM LOYALTY_" + table));
        return at;
    }

    private static synchronized DataSource database() {
        if (database == null) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:searched-mall;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000;MODE=LEGACY"
                    + ";NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR");
            pool.setUsername("sa");
            pool.setPassword("");
            try {
                LoyaltyChangelog.tables(pool, new DefaultResourceLoader()).afterPropertiesSet();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            database = pool;
        }
        return database;
    }
}
