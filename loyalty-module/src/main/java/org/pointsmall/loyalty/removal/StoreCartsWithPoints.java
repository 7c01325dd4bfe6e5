package org.pointsmall.loyalty.removal;

import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.redemption.CartsWithPoints;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The carts in the store's tables, by SQL alone, so that it also serves where no store runs. A payment is taken off as the
 * store does it: it is archived, which all that the store computes with payments passes over.
 */
public final class StoreCartsWithPoints implements CartsWithPoints {
    private static final String PAYMENT_IN_FORCE =
            "p.PAYMENT_TYPE = '" + PAYMENT_TYPE + "' AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')";

    private static final String AFTER = "SELECT o.ORDER_ID FROM BLC_ORDER o WHERE o.SUBMIT_DATE IS NULL"
            + " AND o.ORDER_ID > ? AND (EXISTS (SELECT 1 FROM BLC_ORDER_PAYMENT p WHERE p.ORDER_ID = o.ORDER_ID AND "
            + PAYMENT_IN_FORCE + ") OR EXISTS (SELECT 1 FROM BLC_ORDER_ATTRIBUTE a WHERE a.ORDER_ID = o.ORDER_ID"
            + " AND a.NAME = '" + WISH_ATTRIBUTE + "')) ORDER BY o.ORDER_ID LIMIT ";

    /** What follows an order's id: that it is a cart is asked once more by the statement that writes. */
    private static final String OF_A_CART =
            " AND EXISTS (SELECT 1 FROM BLC_ORDER o WHERE o.ORDER_ID = ? AND o.SUBMIT_DATE IS NULL)";

    private final JdbcTemplate jdbc;

    public StoreCartsWithPoints(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Long> after(long after, int limit) {
        return jdbc.queryForList(AFTER + limit, Long.class, after);
    }

    @Override
    public void takeOff(long orderId) {
        jdbc.update(
                "UPDATE BLC_ORDER_PAYMENT SET ARCHIVED = 'Y' WHERE ORDER_ID = ? AND PAYMENT_TYPE = ?" + OF_A_CART,
                orderId,
                PAYMENT_TYPE,
                orderId);
        jdbc.update(
                "DELETE FROM BLC_ORDER_ATTRIBUTE WHERE ORDER_ID = ? AND NAME = ?" + OF_A_CART,
                orderId,
                WISH_ATTRIBUTE,
                orderId);
    }

    @Override
    public boolean isPlaced(long orderId) {
        return !jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND SUBMIT_DATE IS NOT NULL",
                        Long.class,
                        orderId)
                .isEmpty();
    }
}
