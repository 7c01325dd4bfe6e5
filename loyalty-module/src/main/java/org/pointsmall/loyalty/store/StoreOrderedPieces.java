package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.OrderedPieces;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the goods of the mall in the store's own table of orders, without what came back, and without what rewards send. */
final class StoreOrderedPieces implements OrderedPieces {
    private static final String SELECT = "SELECT x.OFFER, SUM(x.QUANTITY - x.BACK) AS PIECES FROM ("
            + "SELECT a.VALUE AS OFFER, i.QUANTITY AS QUANTITY, COALESCE((SELECT SUM(l.QUANTITY) FROM LOYALTY_RETURN r"
            + " JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID AND l.ITEM_ID = i.ORDER_ITEM_ID), 0) AS BACK FROM BLC_ORDER o"
            + " JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = o.ORDER_ID"
            + " JOIN BLC_ORDER_ITEM_ATTRIBUTE a ON a.ORDER_ITEM_ID = i.ORDER_ITEM_ID AND a.NAME = ?"
            + " WHERE o.SUBMIT_DATE >= ? AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + OrdersOfRewards.LEFT_OUT
            + ") x GROUP BY x.OFFER";

    private final JdbcTemplate jdbc;

    public StoreOrderedPieces(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Map<Long, Long> since(Instant since) {
        Map<Long, Long> pieces = new HashMap<>();
        jdbc.query(
                SELECT,
                row -> {
                    String offer = row.getString("OFFER");
                    if (offer != null && offer.matches("[0-9]{1,18}")) {
                        pieces.put(Long.valueOf(offer), row.getLong("PIECES"));
                    }
                },
                GoodsCart.OFFER_ATTRIBUTE,
                // As the store itself writes it, without a zone.
                Timestamp.from(since));
        return pieces;
    }
}
