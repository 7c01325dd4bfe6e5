package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.StoreOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store's orders by its primary key, and by its index on their customers. */
final class StoreFigureOrders implements StoreOrders {
    /** Of an order {@code o}: it has not been undone as a whole. */
    static final String STANDS = " AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')";

    private static final Set<String> UNDONE = Set.of("CANCELLED", "RETURNED");
    private static final int AT_ONCE = 500;
    private static final String ORDERS =
            "SELECT o.ORDER_ID, o.CUSTOMER_ID, o.SUBMIT_DATE, o.ORDER_STATUS FROM BLC_ORDER o";

    private final JdbcTemplate jdbc;

    StoreFigureOrders(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Order> after(long id, int limit) {
        return jdbc.query(
                ORDERS + " WHERE o.ORDER_ID > ? ORDER BY o.ORDER_ID LIMIT " + limit, StoreFigureOrders::order, id);
    }

    @Override
    public List<Order> last(int limit) {
        List<Order> last = new ArrayList<>(
                jdbc.query(ORDERS + " ORDER BY o.ORDER_ID DESC LIMIT " + limit, StoreFigureOrders::order));
        Collections.reverse(last);
        return last;
    }

    @Override
    public List<Order> these(Collection<Long> ids) {
        List<Long> all = ids.stream().distinct().toList();
        List<Order> orders = new ArrayList<>();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            List<Long> these = all.subList(first, Math.min(all.size(), first + AT_ONCE));
            orders.addAll(jdbc.query(
                    ORDERS + " WHERE o.ORDER_ID IN (" + Columns.places(these.size()) + ")",
                    StoreFigureOrders::order,
                    these.toArray()));
        }
        return orders;
    }

    private static Order order(ResultSet row, int index) throws SQLException {
        Instant placedAt = placedAt(row);
        String status = row.getString("ORDER_STATUS");
        return new Order(
                row.getLong("ORDER_ID"),
                row.getLong("CUSTOMER_ID"),
                placedAt,
                placedAt != null && status != null && !UNDONE.contains(status));
    }

    private static @Nullable Instant placedAt(ResultSet row) throws SQLException {
        Timestamp submitted = row.getTimestamp("SUBMIT_DATE");
        return submitted == null ? null : BusinessTime.inWholeMilliseconds(submitted.toInstant());
    }

    @Override
    public List<Instant> placedAfter(Collection<Moment> moments, Duration within) {
        Map<Long, TreeSet<Instant>> byCustomer = new HashMap<>();
        moments.forEach(moment -> byCustomer
                .computeIfAbsent(moment.customer(), none -> new TreeSet<>())
                .add(moment.at()));
        List<Instant> placed = new ArrayList<>();
        List<Long> customers = List.copyOf(byCustomer.keySet());
        for (int first = 0; first < customers.size(); first += AT_ONCE) {
            List<Long> these = customers.subList(first, Math.min(customers.size(), first + AT_ONCE));
            TreeSet<Instant> all = new TreeSet<>();
            these.forEach(customer -> all.addAll(byCustomer.getOrDefault(customer, new TreeSet<>())));
            List<Object> values = new ArrayList<>();
            // As the store itself writes it, without a zone.
            values.add(Timestamp.from(all.first()));
            values.add(Timestamp.from(all.last().plus(within)));
            values.addAll(these);
            jdbc.query(
                    ORDERS + " WHERE o.SUBMIT_DATE > ? AND o.SUBMIT_DATE <= ? AND o.CUSTOMER_ID IN ("
                            + Columns.places(these.size()) + ")",
                    row -> {
                        Instant at = Objects.requireNonNull(placedAt(row));
                        Instant before = byCustomer
                                .getOrDefault(row.getLong("CUSTOMER_ID"), new TreeSet<>())
                                .floor(at);
                        if (before != null && !at.isAfter(before.plus(within))) {
                            placed.add(at);
                        }
                    },
                    values.toArray());
        }
        return placed;
    }
}
