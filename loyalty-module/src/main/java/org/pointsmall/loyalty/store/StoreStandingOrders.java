package org.pointsmall.loyalty.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.StandingOrders;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the database itself: the store keeps orders in a cache of each process, where another node's checkout does not
 * show.
 */
final class StoreStandingOrders implements StandingOrders {
    private final JdbcTemplate jdbc;

    StoreStandingOrders(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<OrderRef> find(long orderId) {
        return jdbc
                .query(
                        "SELECT ORDER_NUMBER FROM BLC_ORDER WHERE ORDER_ID = ? AND SUBMIT_DATE IS NOT NULL",
                        (row, index) -> new OrderRef(orderId, row.getString("ORDER_NUMBER")),
                        orderId)
                .stream()
                .findFirst();
    }
}
