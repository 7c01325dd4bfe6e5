package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.ExchangeRows;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Exchanges with the order that followed them: the first one of the same customer that stands, at most fourteen days later. It
 * is the order that is new in an hour, so an exchange is counted in the hour of its order, once. Times of the store and of the
 * programme are compared here, for databases keep them differently.
 */
final class StoreConversions implements ExchangeRows {
    private static final Duration SOON = Duration.ofDays(ExchangeFigures.DAYS);
    private static final int AT_ONCE = 500;

    private static final String EXCHANGES =
            "SELECT j.ENTRY_ID, j.POSTED_AT, j.ACCOUNT_ID, j.POINTS, j.REASON, a.MEMBER_ID FROM LOYALTY_JOURNAL j"
                    + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                    + " WHERE j.KIND = 'EXCHANGE' AND j.POINTS < 0 AND j.POSTED_AT >= ? AND j.POSTED_AT < ?";

    private static final String ORDERS =
            "SELECT o.ORDER_ID, o.ORDER_NUMBER, o.CUSTOMER_ID, o.SUBMIT_DATE FROM BLC_ORDER o WHERE o.SUBMIT_DATE >= ?"
                    + " AND o.SUBMIT_DATE < ?" + StoreFigureOrders.STANDS + OrdersOfRewards.LEFT_OUT;

    private final JdbcTemplate jdbc;
    private final BusinessTime time;

    StoreConversions(DataSource dataSource, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.time = time;
    }

    private record Exchanged(
            long entry, Instant at, long account, long points, @Nullable String reason, long customer) {}

    /** Adds the exchanges that one of these orders was the first after. */
    void add(CellSums sums, List<CountedOrder> placed) {
        Instant first =
                Collections.min(placed.stream().map(CountedOrder::placedAt).toList());
        Instant end = Collections.max(
                        placed.stream().map(CountedOrder::placedAt).toList())
                .plusMillis(1);
        Instant earliest = first.minus(SOON);
        List<Exchanged> exchanges = new ArrayList<>();
        read(
                EXCHANGES + " AND a.MEMBER_ID IN (",
                placed.stream().map(CountedOrder::customer).toList(),
                row -> exchanges.add(exchanged(row)),
                Objects.requireNonNull(Columns.column(earliest)),
                Objects.requireNonNull(Columns.column(end)));
        for (Followed one : followed(exchanges, earliest, end).values()) {
            if (!one.order().placedAt().isBefore(first)) {
                LocalDate day = LocalDate.ofInstant(one.exchange().at(), time.zone());
                sums.add(FigureFamily.CONVERTED, Integer.toString(BusinessDays.number(day)), "", 1, 1);
            }
        }
    }

    @Override
    public List<Row> next(Instant from, long after, Instant until, int limit) {
        List<Exchanged> page = jdbc.query(
                EXCHANGES + " AND (j.POSTED_AT > ? OR j.ENTRY_ID > ?) ORDER BY j.POSTED_AT, j.ENTRY_ID LIMIT " + limit,
                (row, index) -> exchanged(row),
                Columns.column(from),
                Columns.column(until),
                Columns.column(from),
                after);
        if (page.isEmpty()) {
            return List.of();
        }
        Instant last = page.get(page.size() - 1).at().plus(SOON).plusMillis(1);
        Map<Long, Followed> followed = followed(page, page.get(0).at(), last);
        return page.stream()
                .map(exchange -> {
                    Followed by = followed.get(exchange.entry());
                    return new Row(
                            exchange.entry(),
                            exchange.at(),
                            exchange.account(),
                            -exchange.points(),
                            exchange.reason(),
                            by == null ? null : by.order());
                })
                .toList();
    }

    private static Exchanged exchanged(ResultSet row) throws SQLException {
        return new Exchanged(
                row.getLong("ENTRY_ID"),
                Columns.instant(row, "POSTED_AT"),
                row.getLong("ACCOUNT_ID"),
                row.getLong("POINTS"),
                row.getString("REASON"),
                row.getLong("MEMBER_ID"));
    }

    private record Followed(Exchanged exchange, Next order) {}

    /** By entry: those that an order of this span was the first to follow, with none before it from {@code from} on. */
    private Map<Long, Followed> followed(List<Exchanged> exchanges, Instant from, Instant until) {
        Map<Long, TreeMap<Instant, Next>> orders = new HashMap<>();
        read(
                ORDERS + " AND o.CUSTOMER_ID IN (",
                exchanges.stream().map(Exchanged::customer).toList(),
                row -> orders.computeIfAbsent(row.getLong("CUSTOMER_ID"), none -> new TreeMap<>())
                        .merge(submitted(row), order(row), StoreConversions::lower),
                // As the store itself writes it, without a zone.
                Timestamp.from(from),
                Timestamp.from(until));
        Map<Long, Followed> followed = new HashMap<>();
        for (Exchanged exchange : exchanges) {
            Map.Entry<Instant, Next> next =
                    orders.getOrDefault(exchange.customer(), new TreeMap<>()).ceilingEntry(exchange.at());
            if (next != null && !next.getKey().isAfter(exchange.at().plus(SOON))) {
                followed.put(exchange.entry(), new Followed(exchange, next.getValue()));
            }
        }
        return followed;
    }

    private static Instant submitted(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp("SUBMIT_DATE")).toInstant();
    }

    private static Next order(ResultSet row) throws SQLException {
        return new Next(row.getLong("ORDER_ID"), row.getString("ORDER_NUMBER"), submitted(row));
    }

    private static Next lower(Next one, Next other) {
        return one.order() < other.order() ? one : other;
    }

    private void read(String sql, Collection<Long> customers, RowCallbackHandler take, Object from, Object until) {
        List<Long> all = customers.stream().distinct().toList();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            List<Long> these = all.subList(first, Math.min(all.size(), first + AT_ONCE));
            List<Object> values = new ArrayList<>();
            values.add(from);
            values.add(until);
            values.addAll(these);
            jdbc.query(sql + Columns.places(these.size()) + ")", take, values.toArray());
        }
    }
}
