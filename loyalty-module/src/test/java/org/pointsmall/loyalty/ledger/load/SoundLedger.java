package org.pointsmall.loyalty.ledger.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must be true of the ledger's tables at every moment, whatever has been running and whatever has been killed: all
 * follows from the journal, and each movement is there whole or not at all. Seen in one view, so that it may be asked
 * while others go on.
 */
final class SoundLedger {
    /** Each query answers what is wrong; nothing, ever. */
    private static final Map<String, String> WRONG = new TreeMap<>(Map.of(
            "entries that did not see the entry before them",
            "SELECT ENTRY_ID FROM (SELECT ENTRY_ID, OWNED_AFTER,"
                    + " SUM(POINTS) OVER (PARTITION BY ACCOUNT_ID ORDER BY ENTRY_ID) AS OWNED FROM LOYALTY_JOURNAL) e"
                    + " WHERE OWNED <> OWNED_AFTER",
            "holds of points without their entry, or entries without their hold",
            hold("hold", "h.POINTS > 0"),
            "holds that were committed without their entry, or have one without it",
            hold("burn", "h.POINTS > 0 AND h.STATUS = 'COMMITTED'"),
            "holds that were given back without their entry, or have one without it",
            hold("release", "h.POINTS > 0 AND h.STATUS IN ('RELEASED', 'TIMED_OUT')"),
            "merges by half",
            "SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a LEFT JOIN LOYALTY_JOURNAL j"
                    + " ON j.POSTING_KEY IN ('merge-in:' || a.ACCOUNT_ID, 'merge-out:' || a.ACCOUNT_ID)"
                    + " GROUP BY a.ACCOUNT_ID, a.STATUS"
                    + " HAVING COUNT(j.ENTRY_ID) NOT IN (0, 2) OR (COUNT(j.ENTRY_ID) = 2 AND a.STATUS <> 'MERGED')",
            "merged accounts that own something",
            "SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE STATUS = 'MERGED'"
                    + " AND (AVAILABLE + PENDING + HELD + SPENT + EXPIRED + DEBT <> 0"
                    + " OR EXISTS (SELECT 1 FROM LOYALTY_LOT l WHERE l.ACCOUNT_ID = a.ACCOUNT_ID))",
            "merged accounts that do not name the one that stands for them",
            "SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a JOIN LOYALTY_ACCOUNT b ON b.ACCOUNT_ID = a.MERGED_INTO"
                    + " WHERE b.MERGED_INTO IS NOT NULL",
            "orders that gave back more than was used up, or took back more than they earned",
            "SELECT j.ORDER_ID FROM LOYALTY_JOURNAL j JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                    + " WHERE j.ORDER_ID IS NOT NULL AND p.SIDE IN ('PROGRAMME_BURNED', 'PROGRAMME_ISSUED')"
                    + " GROUP BY j.ORDER_ID, p.SIDE"
                    + " HAVING SUM(p.AMOUNT) * CASE p.SIDE WHEN 'PROGRAMME_BURNED' THEN 1 ELSE -1 END < 0"));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate oneView;
    private final ProveLedger prove;

    SoundLedger(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        oneView = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        prove = LedgerProof.ofTheLedger(dataSource);
    }

    private static String hold(String movement, String moved) {
        return "SELECT h.HOLD_ID FROM LOYALTY_HOLD h LEFT JOIN LOYALTY_JOURNAL j ON j.POSTING_KEY = '" + movement
                + ":' || h.HOLD_ID WHERE (j.ENTRY_ID IS NOT NULL) <> (" + moved + ")";
    }

    /** Fails with the first ids of whatever is wrong. */
    void check() {
        List<String> wrong = new ArrayList<>();
        oneView.executeWithoutResult(status -> WRONG.forEach((what, sql) -> {
            List<Long> ids = jdbc.queryForList(sql + " LIMIT 20", Long.class);
            if (!ids.isEmpty()) {
                wrong.add(what + ": " + ids);
            }
        }));
        Proof proof = prove.prove();
        if (!proof.isSound()) {
            wrong.addAll(proof.report());
        }
        assertThat(wrong).isEmpty();
    }

    /** Fails where one of the orders below this one has its hold committed without its award, or the other way round. */
    void checkSettlements(long order) {
        assertThat(jdbc.queryForList(
                        "SELECT h.ORDER_ID FROM LOYALTY_HOLD h LEFT JOIN LOYALTY_JOURNAL j"
                                + " ON j.POSTING_KEY = 'award:' || h.ORDER_ID"
                                + " WHERE h.STATUS = 'COMMITTED' AND j.ENTRY_ID IS NULL AND h.ORDER_ID < ?"
                                + " UNION ALL SELECT j.ORDER_ID FROM LOYALTY_JOURNAL j"
                                + " WHERE j.POSTING_KEY LIKE 'award:%' AND NOT EXISTS (SELECT 1 FROM LOYALTY_HOLD h"
                                + " WHERE h.CLAIM_ORDER_ID = j.ORDER_ID AND h.STATUS = 'COMMITTED')",
                        Long.class, order))
                .as("orders that were settled by half")
                .isEmpty();
    }

    /** How often the database had to end a deadlock since it was started. */
    long deadlocks() {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", Long.class),
                "a sum");
    }
}
