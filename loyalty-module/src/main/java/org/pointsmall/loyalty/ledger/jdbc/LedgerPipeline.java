package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Where statements wait for each other, to travel together; {@code docs/pipelining.md} says why. Writes the ledger's rows. On PostgreSQL those of one or more movements are collected and travel to the database
 * together, as one statement of several, which its driver sends in one trip; their ids are drawn before. Other databases
 * have no such statement that their drivers would understand alike: there each row is written at once, and gets its id
 * by that. While they are collected, what was asked of the member along with the account's lock is known here, too.
 */
final class LedgerPipeline implements StatementPipeline {
    /** More are written by a batch of their own: each number of rows is a statement of its own to the server. */
    private static final int ROWS_TOGETHER = 6;

    private final JdbcTemplate jdbc;
    private final DrawnIds ids;
    private final ThreadLocal<@Nullable Collected> collected = new ThreadLocal<>();
    private final Set<AboutMember<?>> askedWithLock = new CopyOnWriteArraySet<>();

    LedgerPipeline(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        ids = new DrawnIds(jdbc);
    }

    /** What a query about a member came to. */
    private record Answer(long memberId, Object value) {}

    /** What a thread has not sent yet, the ids that it has for entries to come, and what it was answered with the lock. */
    private static final class Collected {
        final List<Write> writes = new ArrayList<>();
        boolean sent;
        final Map<AccountId, Deque<Long>> entries = new HashMap<>();
        final Map<AboutMember<?>, Answer> answers = new HashMap<>();
    }

    /** See {@link org.pointsmall.loyalty.ledger.LedgerStore#together}. */
    <T> T together(Supplier<T> movements) {
        if (collected.get() != null || !ids.areDrawn()) {
            return movements.get();
        }
        collected.set(new Collected());
        try {
            T done = movements.get();
            flush();
            return done;
        } finally {
            collected.remove();
        }
    }

    /** See {@link org.pointsmall.loyalty.ledger.LedgerStore#behind}. */
    <T> T behind(String savepoint, Supplier<T> movements) {
        if (collected.get() != null || !ids.areDrawn()) {
            flush();
            return atOnce(savepoint, movements);
        }
        Collected open = new Collected();
        open.writes.add(Write.one("SAVEPOINT " + savepoint, new int[0]));
        collected.set(open);
        try {
            T done = movements.get();
            flush();
            return done;
        } catch (RuntimeException e) {
            if (open.sent) {
                jdbc.execute("ROLLBACK TO SAVEPOINT " + savepoint);
            }
            throw e;
        } finally {
            collected.remove();
        }
    }

    private <T> T atOnce(String name, Supplier<T> movements) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<T>) connection -> {
            Savepoint savepoint = connection.setSavepoint(name);
            try {
                // Not released: it goes with the transaction, and releasing it would be one more trip to the database.
                T done = movements.get();
                flush();
                return done;
            } catch (RuntimeException e) {
                connection.rollback(savepoint);
                throw e;
            }
        }));
    }

    /** Whether this thread's writes are being collected now. */
    boolean areCollected() {
        return collected.get() != null;
    }

    @Override
    public void insert(String sql, int[] types, @Nullable Object... values) {
        add(Write.one(sql, types, values));
    }

    void add(Write write) {
        Collected open = collected.get();
        if (open == null) {
            writeNow(write);
        } else if (write.rows().size() <= ROWS_TOGETHER) {
            open.writes.add(write);
        } else {
            flush();
            writeNow(write);
        }
    }

    /** Writes all of a row as it stands by now: what waits of the same row is left out, for nobody would ever see it. */
    void overwrite(Write write) {
        Collected open = collected.get();
        if (open != null) {
            open.writes.removeIf(waiting -> waiting.isOfSameRow(write));
        }
        add(write);
    }

    /** Inserts a row. With an id it is collected; without one it is written at once, and the database gives the id. */
    long insert(Insert insert, OptionalLong id, @Nullable Object... values) {
        if (id.isEmpty()) {
            return GeneratedKey.insert(jdbc, insert.sql, insert.idColumn, insert.types, values);
        }
        @Nullable Object[] row = new @Nullable Object[values.length + 1];
        row[0] = id.getAsLong();
        System.arraycopy(values, 0, row, 1, values.length);
        add(Write.one(insert.sqlWithId, insert.typesWithId, row));
        return id.getAsLong();
    }

    /** Whoever reads the ledger does this first. */
    @Override
    public void flush() {
        List<Write> writes = take();
        if (!writes.isEmpty()) {
            jdbc.execute(Shipment.sql(writes), (PreparedStatement all) -> {
                Shipment.setValues(all, writes);
                all.execute();
                Shipment.check(all, writes);
                return null;
            });
        }
    }

    /**
     * Sends what has been collected, and with it some queries.
     *
     * @param types of the queries' values
     * @param results reads their results, from the first one on
     */
    <T> T sendWith(String queries, int[] types, @Nullable Object[] values, PreparedStatementCallback<T> results) {
        List<Write> writes = take();
        String sql = writes.isEmpty() ? queries : Shipment.sql(writes) + "; " + queries;
        return Objects.requireNonNull(jdbc.execute(sql, (PreparedStatement all) -> {
            Shipment.setRow(all, Shipment.setValues(all, writes), types, values);
            all.execute();
            Shipment.check(all, writes);
            return results.doInPreparedStatement(all);
        }));
    }

    @Override
    public <T> T query(String sql, int[] types, ResultSetExtractor<T> result, @Nullable Object... values) {
        return sendWith(sql, types, values, all -> {
            try (ResultSet rows = all.getResultSet()) {
                return result.extractData(rows);
            }
        });
    }

    @Override
    public void askWithLock(AboutMember<?> query) {
        askedWithLock.add(query);
    }

    /** What is asked whenever a member's account is locked. */
    List<AboutMember<?>> askedWithLock() {
        return List.copyOf(askedWithLock);
    }

    /** Keeps an answer until these movements are made. */
    void answered(AboutMember<?> query, long memberId, Object answer) {
        Collected open = collected.get();
        if (open != null) {
            open.answers.put(query, new Answer(memberId, answer));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> answer(AboutMember<T> query, long memberId) {
        Collected open = collected.get();
        return Optional.ofNullable(open == null ? null : open.answers.get(query))
                .filter(answer -> answer.memberId() == memberId)
                .map(answer -> (T) answer.value());
    }

    @Override
    public void forget(AboutMember<?> query) {
        Collected open = collected.get();
        if (open != null) {
            open.answers.remove(query);
        }
    }

    private List<Write> take() {
        Collected open = collected.get();
        if (open == null || open.writes.isEmpty()) {
            return List.of();
        }
        open.sent = true;
        List<Write> writes = List.copyOf(open.writes);
        open.writes.clear();
        return writes;
    }

    /** An id for a lot that is about to be collected; empty where the database is to give it. */
    OptionalLong lotId() {
        return areCollected() ? OptionalLong.of(ids.lot()) : OptionalLong.empty();
    }

    /** An id for an entry of this locked account that is about to be collected; empty where the database is to give it. */
    OptionalLong entryId(AccountId account) {
        Collected open = collected.get();
        if (open == null) {
            return OptionalLong.empty();
        }
        Deque<Long> drawn = open.entries.get(account);
        return OptionalLong.of(drawn == null || drawn.isEmpty() ? ids.entry() : drawn.remove());
    }

    /** SQL that draws an entry's id, for whoever holds the account's lock by then; see {@link #drawn}. */
    String nextEntryId() {
        return ids.nextEntry();
    }

    /** Keeps an id that was drawn under the account's lock: one drawn before it could be out of order. */
    void drawn(AccountId account, long entryId) {
        Collected open = collected.get();
        if (open != null) {
            open.entries.computeIfAbsent(account, none -> new ArrayDeque<>()).add(entryId);
        }
    }

    private void writeNow(Write write) {
        if (write.rows().size() == 1) {
            write.requireOne(jdbc.update(write.sql(), write.rows().get(0), write.types()));
        } else {
            jdbc.batchUpdate(write.sql(), write.rows(), write.types());
        }
    }
}
