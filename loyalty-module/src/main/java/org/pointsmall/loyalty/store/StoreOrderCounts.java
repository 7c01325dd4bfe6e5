package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds up orders that stand, the exchanges that they are the first to follow, and what points were used for. */
final class StoreOrderCounts implements OrderCounts {
    private final StoreCountedOrders orders;
    private final StoreConversions conversions;
    private final StorePointsUses uses;

    StoreOrderCounts(DataSource dataSource, StoreCountedOrders orders, BusinessTime time) {
        this.orders = orders;
        conversions = new StoreConversions(dataSource, time);
        uses = new StorePointsUses(new JdbcTemplate(dataSource));
    }

    @Override
    public List<FigureCell> cells(Instant from, Instant until) {
        CellSums sums = new CellSums();
        List<CountedOrder> span = orders.between(from, until);
        span.forEach(order -> order.addTo(sums));
        if (!span.isEmpty()) {
            conversions.add(sums, span);
        }
        uses.add(sums, from, until);
        return sums.cells();
    }
}
