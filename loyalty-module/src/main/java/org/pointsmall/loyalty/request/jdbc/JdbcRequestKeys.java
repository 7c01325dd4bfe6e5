package org.pointsmall.loyalty.request.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.request.RequestKey;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row a name. */
final class JdbcRequestKeys implements RequestKeyStore {
    private static final String ONE = " WHERE MEMBER_ID = ? AND OPERATION = ? AND REQUEST_KEY = ?";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    JdbcRequestKeys(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public boolean begin(RequestKey key, String content, Instant now) {
        try {
            return transactions.isolated(() -> jdbc.update(
                            "INSERT INTO LOYALTY_REQUEST_KEY (MEMBER_ID, OPERATION, REQUEST_KEY, CONTENT, ENDED, BEGAN_AT)"
                                    + " VALUES (?, ?, ?, ?, FALSE, ?)",
                            key.member().value(),
                            key.operation(),
                            key.key(),
                            content,
                            Columns.column(now))
                    == 1);
        } catch (DataIntegrityViolationException known) {
            return false;
        }
    }

    @Override
    public Optional<Known> find(RequestKey key) {
        return transactions
                .required(() -> jdbc.query(
                        "SELECT CONTENT, ENDED FROM LOYALTY_REQUEST_KEY" + ONE,
                        (row, n) -> new Known(row.getString(1), row.getBoolean(2)),
                        key.member().value(),
                        key.operation(),
                        key.key()))
                .stream()
                .findFirst();
    }

    @Override
    public boolean takeOver(RequestKey key, Instant begunBefore, Instant now) {
        return transactions.required(() -> jdbc.update(
                        "UPDATE LOYALTY_REQUEST_KEY SET BEGAN_AT = ?" + ONE + " AND ENDED = FALSE AND BEGAN_AT < ?",
                        Columns.column(now),
                        key.member().value(),
                        key.operation(),
                        key.key(),
                        Columns.column(begunBefore))
                == 1);
    }

    @Override
    public boolean end(RequestKey key, Instant began) {
        return change("UPDATE LOYALTY_REQUEST_KEY SET ENDED = TRUE", key, began);
    }

    @Override
    public void remove(RequestKey key, Instant began) {
        change("DELETE FROM LOYALTY_REQUEST_KEY", key, began);
    }

    private boolean change(String statement, RequestKey key, Instant began) {
        return transactions.required(() -> jdbc.update(
                        statement + ONE + " AND ENDED = FALSE AND BEGAN_AT = ?",
                        key.member().value(),
                        key.operation(),
                        key.key(),
                        Columns.column(began))
                == 1);
    }

    @Override
    public int forget(Instant begunBefore, int most) {
        return transactions.required(() -> {
            List<Object[]> found = jdbc.query(
                    "SELECT MEMBER_ID, OPERATION, REQUEST_KEY FROM LOYALTY_REQUEST_KEY WHERE BEGAN_AT < ?"
                            + " ORDER BY BEGAN_AT LIMIT " + most,
                    (row, n) -> new Object[] {row.getLong(1), row.getString(2), row.getString(3)},
                    Columns.column(begunBefore));
            jdbc.batchUpdate("DELETE FROM LOYALTY_REQUEST_KEY" + ONE, found);
            return found.size();
        });
    }
}
