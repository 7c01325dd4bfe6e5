package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.pointsmall.loyalty.simulation.PastOrders.Reach;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many orders there are in a time, and where the latest of them begin, while somebody waits. The store has no index on when
 * orders were placed, so these are found by their ids, which grow with when carts were begun: among the last rows. Where these
 * don't reach back as far as asked, the orders of the rest of the time are reckoned from those of the part that they do reach.
 */
final class PastOrderReach {
    private final JdbcTemplate jdbc;
    private final int last;
    private final int below;

    /**
     * @param last so many orders and carts are looked at
     * @param below among so many before them it is looked whether there is more
     */
    PastOrderReach(JdbcTemplate jdbc, int last, int below) {
        this.jdbc = jdbc;
        this.last = last;
        this.below = below;
    }

    Reach of(int latest, Instant from, Instant until) {
        long floor = jdbc
                .queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER ORDER BY ORDER_ID DESC LIMIT 1 OFFSET " + last, Long.class)
                .stream()
                .findFirst()
                .orElse(0L);
        Object[] span = {floor, Timestamp.from(from), Timestamp.from(until)};
        long behind = jdbc
                .queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID > ? AND" + StorePastOrders.PLACED
                                + " ORDER BY ORDER_ID DESC LIMIT 1 OFFSET " + latest,
                        Long.class,
                        span)
                .stream()
                .findFirst()
                .orElse(floor);
        return new Reach(
                behind,
                Objects.requireNonNull(jdbc.queryForObject(
                        "SELECT COUNT(*) AS ORDERS, MIN(SUBMIT_DATE) AS FIRST_ONE FROM BLC_ORDER WHERE ORDER_ID > ? AND"
                                + StorePastOrders.PLACED,
                        (row, number) -> inAll(row, floor, from, until),
                        span)));
    }

    private Long inAll(ResultSet row, long floor, Instant from, Instant until) throws SQLException {
        long orders = row.getLong("ORDERS");
        Timestamp first = row.getTimestamp("FIRST_ONE");
        boolean all = jdbc.queryForList(
                        "SELECT B.ORDER_ID FROM (SELECT ORDER_ID, SUBMIT_DATE FROM BLC_ORDER WHERE ORDER_ID <= ?"
                                + " ORDER BY ORDER_ID DESC LIMIT " + below + ") B WHERE B.SUBMIT_DATE >= ? LIMIT 1",
                        Long.class,
                        floor,
                        Timestamp.from(from))
                .isEmpty();
        if (all || first == null) {
            return orders;
        }
        long reached = Math.max(1, Duration.between(first.toInstant(), until).toSeconds());
        return BigDecimal.valueOf(orders)
                .multiply(BigDecimal.valueOf(Duration.between(from, until).toSeconds()))
                .divide(BigDecimal.valueOf(reached), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
