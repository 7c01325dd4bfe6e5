package org.pointsmall.loyalty.account.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.ProveLedger;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.points.Points;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves the ledger by SQL: each check is one query that answers the rows that do not agree, at most
 * {@value #MOST_PER_CHECK} of them.
 */
public final class JdbcProveLedger implements ProveLedger {
    private static final int MOST_PER_CHECK = 20;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    public JdbcProveLedger(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public Proof prove() {
        return transactions.required(() -> {
            List<String> differences = new ArrayList<>();
            for (Check check : Check.values()) {
                differences.addAll(jdbc.query(
                        check.sql + " LIMIT " + MOST_PER_CHECK,
                        (row, index) -> check.says.formatted(row.getLong(1), row.getLong(2), row.getLong(3))));
            }
            return new Proof(
                    number("SELECT COUNT(*) FROM LOYALTY_ACCOUNT"),
                    number("SELECT COUNT(*) FROM LOYALTY_JOURNAL"),
                    Points.of(-side("PROGRAMME_ISSUED")),
                    Points.of(side("PROGRAMME_BURNED")),
                    Points.of(number("SELECT COALESCE(SUM(AVAILABLE + PENDING + HELD), 0) FROM LOYALTY_ACCOUNT")),
                    differences);
        });
    }

    private long side(String side) {
        return number("SELECT COALESCE(SUM(AMOUNT), 0) FROM LOYALTY_POSTING WHERE SIDE = '" + side + "'");
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class), sql);
    }

    /** What must agree. A query answers an id, what the journal says, and what is kept. */
    private enum Check {
        ENTRIES_SUM_TO_ZERO(
                "entry %d sums to %d, not to %d",
                "SELECT ENTRY_ID, SUM(AMOUNT), 0 FROM LOYALTY_POSTING GROUP BY ENTRY_ID HAVING SUM(AMOUNT) <> 0"
                        + " ORDER BY ENTRY_ID"),
        ENTRIES_SAY_WHAT_THEY_MOVED(
                "entry %d moved %d of the member's points and says %d",
                "SELECT j.ENTRY_ID, COALESCE(p.MOVED, 0), j.POINTS FROM LOYALTY_JOURNAL j LEFT JOIN"
                        + " (SELECT ENTRY_ID, SUM(AMOUNT) AS MOVED FROM LOYALTY_POSTING WHERE LOT_ID IS NOT NULL"
                        + " GROUP BY ENTRY_ID) p ON p.ENTRY_ID = j.ENTRY_ID"
                        + " WHERE COALESCE(p.MOVED, 0) <> j.POINTS ORDER BY j.ENTRY_ID"),
        AVAILABLE(
                "account %d has %d available by the journal and %d by its row",
                account("AVAILABLE", "MEMBER_AVAILABLE")),
        PENDING("account %d has %d pending by the journal and %d by its row", account("PENDING", "MEMBER_PENDING")),
        HELD("account %d has %d held by the journal and %d by its row", account("HELD", "MEMBER_HELD")),
        SPENT("account %d has spent %d by the journal and %d by its row", account("SPENT", "PROGRAMME_BURNED")),
        EXPIRED("account %d has lost %d by the journal and %d by its row", account("EXPIRED", "PROGRAMME_BREAKAGE")),
        DEBT(
                "account %d owes %d by the journal and %d by its row",
                account("DEBT", "PROGRAMME_DEBT").replace("SUM(AMOUNT)", "-SUM(AMOUNT)")),
        LOT_AVAILABLE("lot %d has %d available by the journal and %d by its row", lot("AVAILABLE")),
        LOT_PENDING("lot %d has %d pending by the journal and %d by its row", lot("PENDING")),
        LOT_HELD("lot %d has %d held by the journal and %d by its row", lot("HELD")),
        OPEN_HOLDS(
                "account %d has open holds of %d and %d held by its row",
                "SELECT a.ACCOUNT_ID, COALESCE(h.OPEN_POINTS, 0), a.HELD FROM LOYALTY_ACCOUNT a LEFT JOIN"
                        + " (SELECT ACCOUNT_ID, SUM(POINTS) AS OPEN_POINTS FROM LOYALTY_HOLD WHERE STATUS = 'OPEN'"
                        + " GROUP BY ACCOUNT_ID) h ON h.ACCOUNT_ID = a.ACCOUNT_ID"
                        + " WHERE COALESCE(h.OPEN_POINTS, 0) <> a.HELD ORDER BY a.ACCOUNT_ID"),
        HOLD_LOTS(
                "hold %d reserved %d from lots and says %d",
                "SELECT h.HOLD_ID, COALESCE(l.TAKEN, 0), h.POINTS FROM LOYALTY_HOLD h LEFT JOIN"
                        + " (SELECT HOLD_ID, SUM(POINTS) AS TAKEN FROM LOYALTY_HOLD_LOT GROUP BY HOLD_ID) l"
                        + " ON l.HOLD_ID = h.HOLD_ID WHERE COALESCE(l.TAKEN, 0) <> h.POINTS ORDER BY h.HOLD_ID");

        private final String says;
        private final String sql;

        Check(String says, String sql) {
            this.says = says;
            this.sql = sql;
        }

        private static String account(String column, String side) {
            return "SELECT a.ACCOUNT_ID, COALESCE(p.TOTAL, 0), a." + column + " FROM LOYALTY_ACCOUNT a LEFT JOIN"
                    + " (SELECT ACCOUNT_ID, SUM(AMOUNT) AS TOTAL FROM LOYALTY_POSTING WHERE SIDE = '" + side
                    + "' GROUP BY ACCOUNT_ID) p ON p.ACCOUNT_ID = a.ACCOUNT_ID WHERE COALESCE(p.TOTAL, 0) <> a."
                    + column + " ORDER BY a.ACCOUNT_ID";
        }

        private static String lot(String column) {
            return "SELECT l.LOT_ID, COALESCE(p.TOTAL, 0), l." + column + " FROM LOYALTY_LOT l LEFT JOIN"
                    + " (SELECT LOT_ID, SUM(AMOUNT) AS TOTAL FROM LOYALTY_POSTING WHERE SIDE = 'MEMBER_" + column
                    + "' GROUP BY LOT_ID) p ON p.LOT_ID = l.LOT_ID WHERE COALESCE(p.TOTAL, 0) <> l." + column
                    + " ORDER BY l.LOT_ID";
        }
    }
}
