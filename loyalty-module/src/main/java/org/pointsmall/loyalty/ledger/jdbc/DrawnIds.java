package org.pointsmall.loyalty.ledger.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTrait;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ids that PostgreSQL's sequences give before there is a row for them. */
final class DrawnIds {
    /** As many as a busy store uses in a moment; those that are left when it stops are never used. */
    private static final int BLOCK = 32;

    private final JdbcTemplate jdbc;
    private final Deque<Long> lots = new ArrayDeque<>();
    private final DatabaseTrait postgreSql;
    private final Map<String, String> sequences = new ConcurrentHashMap<>();

    DrawnIds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        postgreSql = new DatabaseTrait(jdbc, PostgreSql::includes);
    }

    /** Whether this database gives ids in that way. */
    boolean areDrawn() {
        return postgreSql.holds();
    }

    /** In blocks: the order of lots is that of their moments, and their ids only have to differ. */
    long lot() {
        synchronized (lots) {
            if (lots.isEmpty()) {
                lots.addAll(jdbc.queryForList(
                        "SELECT " + next("loyalty_lot", "lot_id") + " FROM generate_series(1, " + BLOCK + ")",
                        Long.class));
            }
            return lots.remove();
        }
    }

    /** One by one and under the account's lock: a member's entries are in the order of their ids. */
    long entry() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT " + nextEntry(), Long.class));
    }

    /** So many ids for lots. */
    List<Long> lots(int count) {
        return many("loyalty_lot", "lot_id", count);
    }

    /** So many for entries, in their order: to be drawn under the locks of all accounts that they are of. */
    List<Long> entries(int count) {
        return many("loyalty_journal", "entry_id", count);
    }

    private List<Long> many(String table, String column, int count) {
        return jdbc
                .queryForList("SELECT " + next(table, column) + " FROM generate_series(1, " + count + ")", Long.class)
                .stream()
                .sorted()
                .toList();
    }

    /** SQL for {@link #entry}. */
    String nextEntry() {
        return next("loyalty_journal", "entry_id");
    }

    private String next(String table, String column) {
        String sequence = sequences.computeIfAbsent(
                table,
                unknown -> Objects.requireNonNull(
                        jdbc.queryForObject("SELECT pg_get_serial_sequence(?, ?)", String.class, unknown, column)));
        return "nextval('" + sequence + "')";
    }
}
