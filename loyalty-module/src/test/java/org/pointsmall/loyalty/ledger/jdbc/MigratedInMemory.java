package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** An H2 that has the plugin's tables, as the statements that make it. */
final class MigratedInMemory {
    private static final List<String> STATEMENTS = read();

    private MigratedInMemory() {}

    static void copyTo(String url) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            for (String made : STATEMENTS) {
                statement.execute(made);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read() {
        try (TestDatabase database = TestDatabase.inMemory("migrated").migrateByChangelog()) {
            // The user is there in each.
            return new JdbcTemplate(database.dataSource())
                    .queryForList("SCRIPT", String.class).stream()
                            .filter(statement -> !statement.startsWith("CREATE USER"))
                            .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
