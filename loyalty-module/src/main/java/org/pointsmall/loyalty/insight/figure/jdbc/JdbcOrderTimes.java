package org.pointsmall.loyalty.insight.figure.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.figure.OrderTimes;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Times in {@code LOYALTY_ORDER_TIME}; how far the walks have come stands in the row that whoever counts locks. */
final class JdbcOrderTimes implements OrderTimes {
    private static final int AT_ONCE = 500;
    private static final String SEEN = "SELECT ORDER_ID, PLACED_AT, STANDS FROM LOYALTY_ORDER_TIME WHERE ORDER_ID ";

    private final JdbcTemplate jdbc;

    JdbcOrderTimes(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Map<Long, Seen> of(Collection<Long> orders) {
        List<Long> all = orders.stream().distinct().toList();
        Map<Long, Seen> seen = new HashMap<>();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            List<Long> these = all.subList(first, Math.min(all.size(), first + AT_ONCE));
            jdbc.query(SEEN + "IN (" + Columns.places(these.size()) + ")", into(seen), these.toArray());
        }
        return seen;
    }

    @Override
    public Map<Long, Seen> between(long first, long last) {
        Map<Long, Seen> seen = new HashMap<>();
        jdbc.query(SEEN + ">= ? AND ORDER_ID <= ?", into(seen), first, last);
        return seen;
    }

    private static RowCallbackHandler into(Map<Long, Seen> seen) {
        return row -> {
            long order = row.getLong("ORDER_ID");
            seen.put(order, new Seen(order, Columns.instant(row, "PLACED_AT"), row.getBoolean("STANDS")));
        };
    }

    @Override
    public void add(List<Seen> seen) {
        write("INSERT INTO LOYALTY_ORDER_TIME (PLACED_AT, STANDS, ORDER_ID) VALUES (?, ?, ?)", seen);
    }

    @Override
    public void change(List<Seen> seen) {
        write("UPDATE LOYALTY_ORDER_TIME SET PLACED_AT = ?, STANDS = ? WHERE ORDER_ID = ?", seen);
    }

    private void write(String sql, List<Seen> seen) {
        List<Object[]> rows = new ArrayList<>();
        seen.forEach(one -> rows.add(new Object[] {Columns.column(one.placedAt()), one.stands(), one.order()}));
        jdbc.batchUpdate(sql, rows);
    }

    @Override
    public void remove(List<Long> orders) {
        jdbc.batchUpdate(
                "DELETE FROM LOYALTY_ORDER_TIME WHERE ORDER_ID = ?",
                orders.stream().map(order -> new Object[] {order}).toList());
    }

    @Override
    public long walked(Walk walk) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT " + column(walk) + " FROM LOYALTY_FIGURE_STATE WHERE STATE_ID = 1", Long.class));
    }

    @Override
    public void walkedTo(Walk walk, long order) {
        jdbc.update("UPDATE LOYALTY_FIGURE_STATE SET " + column(walk) + " = ? WHERE STATE_ID = 1", order);
    }

    private static String column(Walk walk) {
        return walk.name() + "_ORDER";
    }
}
