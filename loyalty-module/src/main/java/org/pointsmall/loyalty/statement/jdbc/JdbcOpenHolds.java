package org.pointsmall.loyalty.statement.jdbc;

import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** One statement over the open part of the index on the holds' status. */
final class JdbcOpenHolds implements OpenHolds {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    JdbcOpenHolds(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public Summary now() {
        return transactions.required(() -> Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS HOLDS, MIN(OPENED_AT) AS OLDEST FROM LOYALTY_HOLD WHERE STATUS = 'OPEN'",
                (row, index) -> new Summary(row.getLong("HOLDS"), Columns.instantOrNull(row, "OLDEST")))));
    }
}
