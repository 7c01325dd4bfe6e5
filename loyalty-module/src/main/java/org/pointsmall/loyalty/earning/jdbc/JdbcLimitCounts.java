package org.pointsmall.loyalty.earning.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.earning.LimitCounts;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.points.Points;
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
    private static final String OPEN = "INSERT INTO LOYALTY_LIMIT_COUNT (LIMIT_KEY, POINTS) VALUES (?, 0)";
    private static final String ADD = "UPDATE LOYALTY_LIMIT_COUNT SET POINTS = POINTS + ? WHERE LIMIT_KEY = ?";

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
            transactions.isolated(() -> jdbc.update(OPEN + MySqlFamily.orLock(jdbc, "LIMIT_KEY"), key.value()));
        } catch (DuplicateKeyException madeMeanwhile) {
            LOG.debug("{} is counted by somebody else too", key);
        }
    }

    @Override
    public void add(Map<LimitKey, Points> points) {
        List<Object[]> rows = new ArrayList<>();
        for (LimitKey key : new TreeSet<>(points.keySet())) {
            rows.add(new Object[] {points.getOrDefault(key, Points.ZERO).value(), key.value()});
        }
        jdbc.batchUpdate(ADD, rows);
    }
}
