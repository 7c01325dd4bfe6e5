package org.pointsmall.loyalty.store;

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
import java.util.TreeSet;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.store.StoreOrderCounts.Placed;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Counts exchanges with the order that followed them: the first one of the same customer, at most fourteen days later. It is
 * the order that is new in an hour, so an exchange is counted in the hour of its order, once. Times of the store and of the
 * programme are compared here, for databases keep them differently.
 */
final class StoreConversions {
    private static final Duration SOON = Duration.ofDays(ExchangeFigures.DAYS);
    private static final int AT_ONCE = 500;

    private static final String EXCHANGES = "SELECT a.MEMBER_ID, j.POSTED_AT FROM LOYALTY_ACCOUNT a"
            + " JOIN LOYALTY_JOURNAL j ON j.ACCOUNT_ID = a.ACCOUNT_ID AND j.KIND = 'EXCHANGE' AND j.POINTS < 0"
            + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT <= ? AND a.MEMBER_ID IN (";

    private static final String ORDERS = "SELECT o.CUSTOMER_ID, o.SUBMIT_DATE FROM BLC_ORDER o WHERE o.SUBMIT_DATE >= ?"
            + " AND o.SUBMIT_DATE <= ?" + OrdersOfRewards.LEFT_OUT + " AND o.CUSTOMER_ID IN (";

    private final JdbcTemplate jdbc;
    private final BusinessTime time;

    StoreConversions(JdbcTemplate jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    private record Exchanged(long customer, Instant at) {}

    /** Adds the exchanges that one of these orders was the first after. */
    void add(CellSums sums, List<Placed> placed) {
        Instant last = Collections.max(placed.stream().map(Placed::at).toList());
        Instant first = Collections.min(placed.stream().map(Placed::at).toList());
        Instant earliest = first.minus(SOON);
        List<Exchanged> exchanges = new ArrayList<>();
        read(
                EXCHANGES,
                placed.stream().map(Placed::customer).toList(),
                row -> exchanges.add(new Exchanged(row.getLong("MEMBER_ID"), Columns.instant(row, "POSTED_AT"))),
                Objects.requireNonNull(Columns.column(earliest)),
                Objects.requireNonNull(Columns.column(last)));
        Map<Long, TreeSet<Instant>> orders = new HashMap<>();
        read(
                ORDERS,
                exchanges.stream().map(Exchanged::customer).toList(),
                row -> orders.computeIfAbsent(row.getLong("CUSTOMER_ID"), none -> new TreeSet<>())
                        .add(Objects.requireNonNull(row.getTimestamp("SUBMIT_DATE"))
                                .toInstant()),
                Timestamp.from(earliest),
                Timestamp.from(last));
        for (Exchanged exchange : exchanges) {
            Instant next =
                    orders.getOrDefault(exchange.customer(), new TreeSet<>()).ceiling(exchange.at());
            if (next != null
                    && !next.isBefore(first)
                    && !next.isAfter(exchange.at().plus(SOON))) {
                LocalDate day = LocalDate.ofInstant(exchange.at(), time.zone());
                sums.add(FigureFamily.CONVERTED, Integer.toString(BusinessDays.number(day)), "", 1, 1);
            }
        }
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
