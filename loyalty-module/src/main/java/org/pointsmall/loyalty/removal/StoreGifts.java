package org.pointsmall.loyalty.removal;

import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gifts of the mall in the store's carts, by SQL alone: where no plugin runs, a cart would be sold with them. A gift costs
 * nothing, so no sum of its cart changes. Its item stays as the store leaves what is in no order, such as a part of a
 * bundle: other tables may know it.
 */
final class StoreGifts {
    private static final String IN_A_CART = "(SELECT o.ORDER_ID FROM BLC_ORDER o WHERE o.SUBMIT_DATE IS NULL)";
    private static final String AFTER = "SELECT i.ORDER_ITEM_ID, i.ORDER_ID FROM BLC_ORDER_ITEM i"
            + " WHERE i.ORDER_ITEM_ID > ? AND i.PRICE = 0 AND i.ORDER_ID IN " + IN_A_CART
            + " AND EXISTS (SELECT 1 FROM BLC_ORDER_ITEM_ATTRIBUTE a WHERE a.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
            + " AND a.NAME = '" + GoodsCart.GIFT_ATTRIBUTE + "') ORDER BY i.ORDER_ITEM_ID LIMIT ";
    private static final List<String> OUT_OF_ITS_PARCEL = List.of(
            "DELETE FROM BLC_FG_ITEM_TAX_XREF WHERE FULFILLMENT_GROUP_ITEM_ID IN (SELECT g.FULFILLMENT_GROUP_ITEM_ID"
                    + " FROM BLC_FULFILLMENT_GROUP_ITEM g WHERE g.ORDER_ITEM_ID = ?)",
            "DELETE FROM BLC_FULFILLMENT_GROUP_ITEM WHERE ORDER_ITEM_ID = ?",
            "DELETE FROM BLC_ORDER_MULTISHIP_OPTION WHERE ORDER_ITEM_ID = ?");
    private static final String OUT_OF_ITS_CART =
            "UPDATE BLC_ORDER_ITEM SET ORDER_ID = NULL WHERE ORDER_ITEM_ID = ? AND ORDER_ID IN " + IN_A_CART;

    private final JdbcTemplate jdbc;

    StoreGifts(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    /** An item of a cart that the mall has given. */
    record Given(long item, long cart) {}

    /** At most {@code limit} of them whose items lie after this one, by item. */
    List<Given> after(long after, int limit) {
        return jdbc.query(
                AFTER + limit, (row, index) -> new Given(row.getLong("ORDER_ITEM_ID"), row.getLong("ORDER_ID")), after);
    }

    /** Takes it out. Of an order that was submitted meanwhile, nothing is touched. */
    void takeOut(Given gift) {
        if (jdbc.update(OUT_OF_ITS_CART, gift.item()) > 0) {
            OUT_OF_ITS_PARCEL.forEach(sql -> jdbc.update(sql, gift.item()));
        }
    }
}
