package org.pointsmall.loyalty.definition.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Definitions of one kind, with all their versions. A definition is a row that says which version is the latest, and one
 * row a version, which is never changed. The id of the latest of all versions is the revision: ids that were drawn for a
 * transaction that failed are not drawn again.
 *
 * @param <T> what a definition says, kept as text
 */
public final class Versions<T> implements VersionStore<T> {
    private static final int[] OF_VERSION = {
        Types.BIGINT, Types.INTEGER, Types.VARCHAR, Types.BOOLEAN, Types.TIMESTAMP, Types.VARCHAR
    };

    private final JdbcTemplate jdbc;
    private final String table;
    private final String key;
    private final String select;
    private final Function<T, String> write;
    private final Function<String, T> read;
    private final RowMapper<Version<T>> version;

    /** @param dataSource the one that the store's transactions run on */
    public Versions(DataSource dataSource, DefinitionKind<T> kind) {
        this(dataSource, kind.table(), key(kind.table()), new ShapeJson<>(kind.shape()));
    }

    private Versions(DataSource dataSource, String table, String key, ShapeJson<T> json) {
        this(dataSource, table, key, json::write, json::read);
    }

    /** The column of ids: the table's name without the plugin's, and {@code _ID}. */
    private static String key(String table) {
        return table.substring(table.indexOf('_') + 1) + "_ID";
    }

    /** The same, kept in words of its own. */
    public Versions(
            DataSource dataSource, String table, String key, Function<T, String> write, Function<String, T> read) {
        jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.key = key;
        this.write = write;
        this.read = read;
        select = "SELECT v." + key + ", v.VERSION, v.TERMS, v.ACTIVE, v.SAVED_AT, v.ACTOR FROM " + table + "_VERSION v";
        version = (row, number) -> version(row, key, read);
    }

    /** What a version says, as it is kept. */
    public T read(String terms) {
        return read.apply(terms);
    }

    @Override
    public long revision() {
        Long latest = jdbc.queryForObject("SELECT MAX(SAVE_ID) FROM " + table + "_VERSION", Long.class);
        return latest == null ? 0 : latest;
    }

    @Override
    public void lock() {
        jdbc.queryForList("SELECT LOCK_ID FROM " + table + "_LOCK WHERE LOCK_ID = 1 FOR UPDATE");
    }

    @Override
    public List<Version<T>> all() {
        return jdbc.query(latestOnes() + " ORDER BY v." + key, version);
    }

    @Override
    public Optional<Version<T>> find(long id) {
        return jdbc.query(latestOnes() + " WHERE r." + key + " = ?", version, id).stream()
                .findFirst();
    }

    private String latestOnes() {
        return select + " JOIN " + table + " r ON r." + key + " = v." + key + " AND r.VERSION = v.VERSION";
    }

    @Override
    public List<Version<T>> versions(long id) {
        return jdbc.query(select + " WHERE v." + key + " = ? ORDER BY v.VERSION DESC", version, id);
    }

    @Override
    public Version<T> add(T terms, boolean active, Instant at, String actor) {
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO " + table + " (VERSION) VALUES (?)",
                key.toLowerCase(Locale.ROOT),
                new int[] {Types.INTEGER},
                1);
        return save(new Version<>(new VersionRef<>(id, 1), terms, active, at, actor));
    }

    @Override
    public Version<T> change(VersionRef<T> last, T terms, boolean active, Instant at, String actor) {
        int changed = jdbc.update(
                "UPDATE " + table + " SET VERSION = ? WHERE " + key + " = ? AND VERSION = ? AND ARCHIVED = FALSE",
                last.version() + 1,
                last.id(),
                last.version());
        if (changed != 1) {
            throw new IllegalStateException("not the latest version of " + table + ", or put away: " + last);
        }
        return save(new Version<>(last.next(), terms, active, at, actor));
    }

    @Override
    public Set<Long> archived() {
        return Set.copyOf(jdbc.queryForList("SELECT " + key + " FROM " + table + " WHERE ARCHIVED = TRUE", Long.class));
    }

    @Override
    public void archive(Version<T> last, boolean away, String actor) {
        String archive = "UPDATE " + table + " SET ARCHIVED = ? WHERE " + key + " = ? AND VERSION = ?";
        if (last.active()
                || jdbc.update(archive, away, last.ref().id(), last.ref().version()) != 1) {
            throw new IllegalStateException("not the latest version of " + table + ", or in force: " + last.ref());
        }
    }

    private Version<T> save(Version<T> saved) {
        GeneratedKey.insert(
                jdbc,
                "INSERT INTO " + table + "_VERSION (" + key
                        + ", VERSION, TERMS, ACTIVE, SAVED_AT, ACTOR) VALUES (?, ?, ?, ?, ?, ?)",
                "save_id",
                OF_VERSION,
                saved.ref().id(),
                saved.ref().version(),
                write.apply(saved.terms()),
                saved.active(),
                Columns.column(saved.savedAt()),
                saved.actor());
        return saved;
    }

    private static <T> Version<T> version(ResultSet row, String key, Function<String, T> read) throws SQLException {
        return new Version<>(
                new VersionRef<>(row.getLong(key), row.getInt("VERSION")),
                read.apply(row.getString("TERMS")),
                row.getBoolean("ACTIVE"),
                Columns.instant(row, "SAVED_AT"),
                row.getString("ACTOR"));
    }
}
