package org.pointsmall.loyalty.earning.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.Counted;
import org.pointsmall.loyalty.earning.CountedLine;
import org.pointsmall.loyalty.earning.LimitCounts;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.MySqlFamily;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** One row a key, which is what awards that count under it wait for. */
public final class JdbcLimitCounts implements LimitCounts {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLimitCounts.class);
    private static final String READ = "SELECT LIMIT_KEY, POINTS FROM LOYALTY_LIMIT_COUNT WHERE LIMIT_KEY IN (:keys)";
    private static final String LOCK = "SELECT POINTS FROM LOYALTY_LIMIT_COUNT WHERE LIMIT_KEY = ? FOR UPDATE";
    private static final String OPEN =
            "INSERT INTO LOYALTY_LIMIT_COUNT (LIMIT_KEY, MEMBER_ID, POINTS) VALUES (?, ?, 0)";
    private static final String ADD = "UPDATE LOYALTY_LIMIT_COUNT SET POINTS = POINTS + ? WHERE LIMIT_KEY = ?";
    private static final String GIVE_BACK = "UPDATE LOYALTY_LIMIT_COUNT SET POINTS = POINTS - ? WHERE LIMIT_KEY = ?";
    private static final String NOTE = "INSERT INTO LOYALTY_LIMIT_USE (ORDER_ID, LIMIT_KEY, ITEM_ID, POINTS, EARNED,"
            + " TAKEN_BACK, ROOM_BACK) VALUES (?, ?, ?, ?, ?, 0, 0)";
    private static final String NOTED = "SELECT LIMIT_KEY, ITEM_ID, POINTS, EARNED, TAKEN_BACK, ROOM_BACK"
            + " FROM LOYALTY_LIMIT_USE WHERE ORDER_ID = ? ORDER BY LIMIT_KEY, ITEM_ID";
    private static final String TAKE_BACK = "UPDATE LOYALTY_LIMIT_USE SET TAKEN_BACK = ?, ROOM_BACK = ?"
            + " WHERE ORDER_ID = ? AND LIMIT_KEY = ? AND ITEM_ID = ?";

    private static final int[] OPEN_TYPES = {Types.VARCHAR, Types.BIGINT};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Transactions transactions;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcLimitCounts(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        this.transactions = transactions;
    }

    @Override
    public Map<LimitKey, Points> read(Set<LimitKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<LimitKey, Points> counted = new HashMap<>();
        List<String> values = keys.stream().map(LimitKey::value).toList();
        named.query(READ, new MapSqlParameterSource("keys", values), row -> {
            counted.put(new LimitKey(row.getString("LIMIT_KEY")), Points.of(row.getLong("POINTS")));
        });
        return counted;
    }

    @Override
    public Map<LimitKey, Points> lock(Set<LimitKey> keys) {
        Set<LimitKey> there = read(keys).keySet();
        Map<LimitKey, Points> counted = new HashMap<>();
        for (LimitKey key : new TreeSet<>(keys)) {
            if (!there.contains(key)) {
                open(key);
            }
            counted.put(
                    key,
                    Points.of(jdbc.queryForList(LOCK, Long.class, key.value()).get(0)));
        }
        return counted;
    }

    /** Of two who make the same row, one waits for the other's transaction and then finds the row there. */
    private void open(LimitKey key) {
        try {
            transactions.isolated(() -> jdbc.update(
                    OPEN + MySqlFamily.orLock(jdbc, "LIMIT_KEY"),
                    new @Nullable Object[] {
                        key.value(), key.member().map(MemberId::value).orElse(null)
                    },
                    OPEN_TYPES));
        } catch (DuplicateKeyException madeMeanwhile) {
            LOG.debug("{} is counted by somebody else too", key);
        }
    }

    @Override
    public void count(long orderId, List<Counted> counted) {
        Map<LimitKey, Points> sums = new TreeMap<>();
        List<Object[]> lines = new ArrayList<>();
        for (Counted one : counted) {
            sums.merge(one.key(), one.points(), Points::plus);
            lines.add(new Object[] {
                orderId,
                one.key().value(),
                one.itemId(),
                one.points().value(),
                one.earned().value()
            });
        }
        update(ADD, sums);
        jdbc.batchUpdate(NOTE, lines);
    }

    @Override
    public List<CountedLine> counted(long orderId) {
        return jdbc.query(
                NOTED,
                (row, number) -> new CountedLine(
                        new Counted(
                                new LimitKey(row.getString("LIMIT_KEY")),
                                row.getLong("ITEM_ID"),
                                PointsColumn.read(row, "POINTS"),
                                PointsColumn.read(row, "EARNED")),
                        PointsColumn.read(row, "TAKEN_BACK"),
                        PointsColumn.read(row, "ROOM_BACK")),
                orderId);
    }

    @Override
    public void giveBack(long orderId, List<CountedLine> lines, Map<LimitKey, Points> room) {
        List<Object[]> rows = new ArrayList<>();
        for (CountedLine line : lines) {
            rows.add(new Object[] {
                line.takenBack().value(),
                line.room().value(),
                orderId,
                line.counted().key().value(),
                line.counted().itemId()
            });
        }
        // The limits first, as an award does: a database that locks whole tables must find them in one order.
        update(GIVE_BACK, new TreeMap<>(room));
        jdbc.batchUpdate(TAKE_BACK, rows);
    }

    /** In the order of keys, in which everybody locks them. */
    private void update(String sql, Map<LimitKey, Points> points) {
        List<Object[]> rows = new ArrayList<>();
        points.forEach((key, moved) -> rows.add(new Object[] {moved.value(), key.value()}));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    @Override
    public void merge(MemberId from, MemberId into) {
        Map<LimitKey, Points> moved = new HashMap<>();
        jdbc.query(
                "SELECT LIMIT_KEY, POINTS FROM LOYALTY_LIMIT_COUNT WHERE MEMBER_ID = ?",
                row -> {
                    moved.put(new LimitKey(row.getString("LIMIT_KEY")).of(into), Points.of(row.getLong("POINTS")));
                },
                from.value());
        lock(moved.keySet());
        update(ADD, new TreeMap<>(moved));
        jdbc.update("DELETE FROM LOYALTY_LIMIT_COUNT WHERE MEMBER_ID = ?", from.value());
    }
}
