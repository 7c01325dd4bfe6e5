package org.pointsmall.loyalty.ledger.load;

import java.util.List;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hears what happened and writes it down, in a table that takes each event once. */
record HeardEvents(JdbcTemplate jdbc) implements OutboxListener {
    /** Entries that were not told, and such as nobody made. */
    private static final String MISSED = "SELECT COALESCE(j.POSTING_KEY, 'nobody made ' || t.POSTING_KEY)"
            + " FROM (SELECT POSTING_KEY FROM LOYALTY_JOURNAL WHERE KIND NOT IN ('HOLD', 'RELEASE', 'TRANSFER', 'OPENING')) j"
            + " FULL JOIN (SELECT POSTING_KEY FROM TOLD WHERE POSTING_KEY IS NOT NULL) t ON t.POSTING_KEY = j.POSTING_KEY"
            + " WHERE j.POSTING_KEY IS NULL OR t.POSTING_KEY IS NULL";
    /** Entries of a member that were told before an earlier one. */
    private static final String OUT_OF_ORDER = "SELECT POSTING_KEY FROM (SELECT t.POSTING_KEY, j.ENTRY_ID,"
            + " LAG(j.ENTRY_ID) OVER (PARTITION BY j.ACCOUNT_ID ORDER BY t.TURN) AS BEFORE"
            + " FROM TOLD t JOIN LOYALTY_JOURNAL j ON j.POSTING_KEY = t.POSTING_KEY) AS told WHERE ENTRY_ID < BEFORE";

    static void createTable(JdbcTemplate jdbc) {
        jdbc.execute("CREATE TABLE TOLD (TURN BIGSERIAL PRIMARY KEY, EVENT_ID BIGINT NOT NULL UNIQUE,"
                + " POSTING_KEY VARCHAR(120) UNIQUE)");
    }

    @Override
    public String name() {
        return "told";
    }

    @Override
    public void happened(Event event) {
        jdbc.update(
                "INSERT INTO TOLD (EVENT_ID, POSTING_KEY) VALUES (?, ?)",
                event.id(),
                event.facts().text("key").orElse(null));
    }

    /** What was not told once, and in its order, though nothing waits to be told. */
    static List<String> wrong(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT * FROM (" + MISSED + ") AS missed UNION ALL SELECT * FROM (" + OUT_OF_ORDER
                        + ") AS out_of_order" + " UNION ALL SELECT 'waits: ' || EVENT_ID FROM LOYALTY_OUTBOX",
                String.class);
    }
}
