package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.OrderedPieces;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the goods of the mall in orders that stand, without what came back, and without what rewards send. They are found by
 * the times that figures keep of orders.
 */
final class StoreOrderedPieces implements OrderedPieces {
    private static final String SELECT = "SELECT x.OFFER, SUM(x.QUANTITY - x.BACK) AS PIECES FROM ("
            + "SELECT a.VALUE AS OFFER, i.QUANTITY AS QUANTITY, COALESCE((SELECT SUM(l.QUANTITY) FROM LOYALTY_RETURN r"
            + " JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID AND l.ITEM_ID = i.ORDER_ITEM_ID), 0) AS BACK FROM LOYALTY_ORDER_TIME t"
            + " JOIN BLC_ORDER o ON o.ORDER_ID = t.ORDER_ID JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = o.ORDER_ID"
            + " JOIN BLC_ORDER_ITEM_ATTRIBUTE a ON a.ORDER_ITEM_ID = i.ORDER_ITEM_ID AND a.NAME = ?"
            + " WHERE t.PLACED_AT >= ? AND o.SUBMIT_DATE IS NOT NULL" + StoreFigureOrders.STANDS
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
                Columns.column(since));
        return pieces;
    }
}
