package org.pointsmall.loyalty.stock.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.MySqlFamily;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers in rows that are made when they are first counted. One statement looks and counts at once, so that nobody counts
 * past the limit whatever goes on beside it.
 */
final class Counters {
    private static final Logger LOG = LoggerFactory.getLogger(Counters.class);

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final List<String> key;
    private final String open;
    private final String there;
    private final String add;

    /**
     * @param table has a column TAKEN
     * @param key the columns of its primary key
     */
    Counters(DataSource dataSource, Transactions transactions, String table, List<String> key) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
        this.key = List.copyOf(key);
        open = "INSERT INTO " + table + " (" + String.join(", ", key) + ", TAKEN) VALUES (" + "?, ".repeat(key.size())
                + "0)";
        String where = " WHERE " + String.join(" = ? AND ", key) + " = ?";
        there = "SELECT TAKEN FROM " + table + where;
        add = "UPDATE " + table + " SET TAKEN = TAKEN + ?" + where;
    }

    /**
     * Counts so many more where there are at most {@code most} then.
     *
     * @param most null for no limit
     * @return whether they were counted
     */
    boolean add(long quantity, @Nullable Long most, Object... row) {
        if (tryToAdd(quantity, most, row)) {
            return true;
        }
        // There is too little left, or there was no row.
        if (!isThere(row)) {
            open(row);
        }
        return tryToAdd(quantity, most, row);
    }

    void subtract(long quantity, Object... row) {
        tryToAdd(-quantity, null, row);
    }

    private boolean tryToAdd(long quantity, @Nullable Long most, Object... row) {
        Object[] values = new Object[row.length + (most == null ? 1 : 2)];
        values[0] = quantity;
        System.arraycopy(row, 0, values, 1, row.length);
        if (most == null) {
            return jdbc.update(add, values) == 1;
        }
        values[row.length + 1] = most - quantity;
        return jdbc.update(add + " AND TAKEN <= ?", values) == 1;
    }

    private boolean isThere(Object... row) {
        return !jdbc.queryForList(there, Long.class, row).isEmpty();
    }

    /** Of two who make the row, one waits for the other's transaction and finds it then. */
    private void open(Object... row) {
        try {
            transactions.isolated(() -> jdbc.update(open + MySqlFamily.orLock(jdbc, key.get(0)), row));
        } catch (DuplicateKeyException madeMeanwhile) {
            LOG.debug("{} is counted by somebody else too", List.of(row));
        }
    }
}
