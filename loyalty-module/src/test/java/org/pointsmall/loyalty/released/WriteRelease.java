package org.pointsmall.loyalty.released;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.libraries.PluginLife;

/**
 * Keeps what a database of the version at hand looks like, for {@link UpgradeTest}: the changelog as it is now, and the
 * rows that a short life of the programme leaves, as SQL for any database. CONTRIBUTING.md says when.
 */
final class WriteRelease {
    private static final Path CHANGELOG = Path.of("src/main/resources/org/pointsmall/loyalty/changelog");
    private static final Path RELEASED = Path.of("src/test/resources/released");

    private WriteRelease() {}

    static void write(String version) throws IOException, SQLException {
        Path release = RELEASED.resolve(version);
        Path copy = Files.createDirectories(release.resolve("org/pointsmall/loyalty/changelog"));
        try (var files = Files.list(CHANGELOG)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.write(release.resolve("rows.sql"), rows(), StandardCharsets.UTF_8);
    }

    private static List<String> rows() throws SQLException {
        String url = "jdbc:h2:mem:release;DB_CLOSE_DELAY=-1";
        new PluginLife().apply("org.h2.Driver", url);
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            for (String table : parentsFirst(connection)) {
                int before = rows.size();
                addRows(connection, table, rows);
                if (rows.size() > before) {
                    // Some have rows by the changelog. Deleted are those first that refer to others.
                    rows.add(0, "DELETE FROM " + table);
                }
            }
        }
        return rows;
    }

    private static Set<String> parentsFirst(Connection connection) throws SQLException {
        Set<String> left = new TreeSet<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "LOYALTY\\_%", null)) {
            while (tables.next()) {
                left.add(tables.getString("TABLE_NAME"));
            }
        }
        left.removeIf(table -> table.startsWith("LOYALTY_CHANGELOG"));
        Set<String> ordered = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String table : left) {
                Set<String> parents = parents(connection.getMetaData(), table);
                parents.remove(table);
                parents.retainAll(left);
                if (parents.isEmpty()) {
                    next.add(table);
                }
            }
            if (next.isEmpty()) {
                throw new IllegalStateException("these tables refer to each other: " + left);
            }
            ordered.addAll(next);
            left.removeAll(ordered);
        }
        return ordered;
    }

    private static Set<String> parents(DatabaseMetaData database, String table) throws SQLException {
        Set<String> parents = new TreeSet<>();
        try (ResultSet keys = database.getImportedKeys(null, "PUBLIC", table)) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME"));
            }
        }
        return parents;
    }

    private static void addRows(Connection connection, String table, List<String> rows) throws SQLException {
        List<String> names = writable(connection.getMetaData(), table);
        String columns = String.join(", ", names);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT " + columns + " FROM " + table + " ORDER BY " + (names.size() > 1 ? "1, 2" : "1"))) {
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (String name : names) {
                    values.add(literal(found.getObject(name), found.getString(name)));
                }
                rows.add("INSERT INTO " + table + " (" + columns + ") VALUES (" + String.join(", ", values) + ")");
            }
        }
    }

    /** All but what the database computes by itself. */
    private static List<String> writable(DatabaseMetaData database, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet columns = database.getColumns(null, "PUBLIC", table, null)) {
            while (columns.next()) {
                if ("NO".equals(columns.getString("IS_GENERATEDCOLUMN"))) {
                    names.add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return names;
    }

    private static String literal(@Nullable Object value, @Nullable String text) {
        if (value == null || text == null) {
            return "NULL";
        }
        boolean bare = value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Boolean;
        return bare ? text : "'" + text.replace("'", "''") + "'";
    }
}
