package org.pointsmall.loyalty.request.jdbc;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row for whoever is counted. A request comes before any transaction of the store's: each statement has its own. */
final class JdbcPaces implements PaceStore {
    /** Whoever is counted must not wait for the counter. */
    private static final int PATIENCE_SECONDS = 2;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    JdbcPaces(DataSource dataSource, Transactions transactions) {
        this.transactions = transactions;
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(PATIENCE_SECONDS);
    }

    @Override
    public boolean count(String who, long window, int most) {
        return transactions.required(() -> jdbc.update(
                        "UPDATE LOYALTY_REQUEST_PACE SET REQUESTS = REQUESTS + 1"
                                + " WHERE WHO = ? AND WINDOW_MILLIS = ? AND REQUESTS < ?",
                        who,
                        window,
                        most)
                == 1);
    }

    @Override
    public Optional<Counted> counted(String who) {
        return transactions
                .required(() -> jdbc.query(
                        "SELECT WINDOW_MILLIS, REQUESTS FROM LOYALTY_REQUEST_PACE WHERE WHO = ?",
                        (row, n) -> new Counted(row.getLong(1), row.getInt(2)),
                        who))
                .stream()
                .findFirst();
    }

    @Override
    public boolean begin(String who, long window) {
        try {
            return transactions.isolated(() -> jdbc.update(
                            "INSERT INTO LOYALTY_REQUEST_PACE (WHO, WINDOW_MILLIS, REQUESTS) VALUES (?, ?, 1)",
                            who,
                            window)
                    == 1);
        } catch (DataIntegrityViolationException known) {
            return false;
        }
    }

    @Override
    public boolean renew(String who, long earlier, long window) {
        return transactions.required(() -> jdbc.update(
                        "UPDATE LOYALTY_REQUEST_PACE SET WINDOW_MILLIS = ?, REQUESTS = 1"
                                + " WHERE WHO = ? AND WINDOW_MILLIS = ?",
                        window,
                        who,
                        earlier)
                == 1);
    }

    @Override
    public int forget(long windowBefore, int most) {
        return transactions.required(() -> {
            List<Object[]> found = jdbc.query(
                    "SELECT WHO FROM LOYALTY_REQUEST_PACE WHERE WINDOW_MILLIS < ? ORDER BY WINDOW_MILLIS LIMIT " + most,
                    (row, n) -> new Object[] {row.getString(1), windowBefore},
                    windowBefore);
            jdbc.batchUpdate("DELETE FROM LOYALTY_REQUEST_PACE WHERE WHO = ? AND WINDOW_MILLIS < ?", found);
            return found.size();
        });
    }
}
