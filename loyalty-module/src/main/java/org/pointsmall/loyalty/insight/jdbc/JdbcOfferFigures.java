package org.pointsmall.loyalty.insight.jdbc;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.OfferFigures;
import org.pointsmall.loyalty.insight.OrderedPieces;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts pieces of offers in the store's database: one statement a figure, whatever the number of offers. */
public final class JdbcOfferFigures implements OfferFigures {
    private static final String OFFER = "offer:";

    private final JdbcTemplate jdbc;
    private final OrderedPieces ordered;

    /** @param ordered the goods; rewards are our own */
    public JdbcOfferFigures(DataSource dataSource, OrderedPieces ordered) {
        jdbc = new JdbcTemplate(dataSource);
        this.ordered = ordered;
    }

    @Override
    public Map<Long, Long> exchanged(Instant since) {
        Map<Long, Long> pieces = new HashMap<>(ordered.since(since));
        jdbc.query(
                "SELECT OFFER_ID, SUM(PIECES) AS PIECES FROM LOYALTY_REWARD"
                        + " WHERE ISSUED_AT >= ? AND (ENDED IS NULL OR ENDED <> 'VOIDED') GROUP BY OFFER_ID",
                row -> {
                    pieces.merge(row.getLong("OFFER_ID"), row.getLong("PIECES"), Long::sum);
                },
                Columns.column(since));
        return pieces;
    }

    @Override
    public Map<Long, Long> sold(Instant since) {
        Map<Long, Long> pieces = new HashMap<>();
        jdbc.query(
                "SELECT STOCK_KEY, SUM(QUANTITY - BACK) AS PIECES FROM LOYALTY_STOCK_CLAIM"
                        + " WHERE SOLD = TRUE AND CLAIMED_AT >= ? AND STOCK_KEY LIKE 'offer:%' GROUP BY STOCK_KEY",
                row -> {
                    String id = row.getString("STOCK_KEY").substring(OFFER.length());
                    // The pieces at the price of the first ones are counted by themselves, and are among these.
                    if (id.indexOf(':') < 0) {
                        pieces.put(Long.valueOf(id), row.getLong("PIECES"));
                    }
                },
                Columns.column(since));
        return pieces;
    }
}
