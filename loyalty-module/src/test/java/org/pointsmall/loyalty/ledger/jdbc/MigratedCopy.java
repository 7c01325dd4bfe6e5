package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A database that has the plugin's tables, as the statements that make another like it. They are quicker by far than the
 * changelog: that asks and notes before and after each of its some hundred steps, and MariaDB waits for the disk at each.
 */
final class MigratedCopy {
    private final List<String> statements;

    private MigratedCopy(List<String> statements) {
        this.statements = statements;
    }

    static MigratedCopy onH2() {
        return H2.COPY;
    }

    static MigratedCopy onHsqlDb() {
        return HsqlDb.COPY;
    }

    /** @param database empty, on the server of all copies, where it stays */
    static MigratedCopy onMariaDb(TestDatabase database) {
        return of(database, statement -> {
            String name = statement.getConnection().getCatalog();
            List<String> made = new ArrayList<>(List.of("SET FOREIGN_KEY_CHECKS = 0"));
            for (String table : column(1, statement, "SHOW FULL TABLES WHERE TABLE_TYPE = 'BASE TABLE'")) {
                made.addAll(column(2, statement, "SHOW CREATE TABLE " + table));
                if (!column(1, statement, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
                    made.add("INSERT INTO " + table + " SELECT * FROM " + name + "." + table);
                }
            }
            return made;
        });
    }

    void into(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String made : statements) {
                statement.execute(made);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MigratedCopy of(TestDatabase database, Statements statements) {
        try (database;
                Connection connection =
                        database.migrateByChangelog().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return new MigratedCopy(List.copyOf(statements.of(statement)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(int column, Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }

    private interface Statements {
        List<String> of(Statement statement) throws SQLException;
    }

    private static final class H2 {
        private static final MigratedCopy COPY =
                of(TestDatabase.inMemory("migrated"), statement -> column(1, statement, "SCRIPT").stream()
                        // The user is there in each.
                        .filter(made -> !made.startsWith("CREATE USER"))
                        .toList());
    }

    private static final class HsqlDb {
        private static final MigratedCopy COPY = of(TestDatabase.onHsqlDb("migrated"), HsqlDb::statements);

        /** Its script says how the tables are, and not what is in them. */
        private static List<String> statements(Statement statement) throws SQLException {
            List<String> made = new ArrayList<>();
            for (String line : column(1, statement, "SCRIPT")) {
                if (line.startsWith("CREATE MEMORY TABLE")
                        || line.startsWith("CREATE INDEX")
                        || line.startsWith("CREATE UNIQUE INDEX")
                        || line.startsWith("ALTER TABLE")) {
                    made.add(line);
                }
            }
            made.add("SET DATABASE REFERENTIAL INTEGRITY FALSE");
            for (String table : column(
                    1, statement, "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")) {
                made.addAll(inserts(table, statement));
            }
            made.add("SET DATABASE REFERENTIAL INTEGRITY TRUE");
            return made;
        }

        private static List<String> inserts(String table, Statement statement) throws SQLException {
            List<String> made = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                while (rows.next()) {
                    StringJoiner values = new StringJoiner(", ", "INSERT INTO " + table + " VALUES (", ")");
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        String value = rows.getString(i);
                        values.add(value == null ? "NULL" : "'" + value.replace("'", "''") + "'");
                    }
                    made.add(values.toString());
                }
            }
            return made;
        }
    }
}
