package org.pointsmall.loyalty.segment.jdbc;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.segment.QuintilesOnPaper;
import org.pointsmall.loyalty.segment.RfmMeasure;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers and orders, in the store's tables and on paper; on paper the segments are worked out as one would by hand. */
final class ShopOnPaper {
    private static final Set<String> GONE = Set.of("CANCELLED", "RETURNED");

    private final JdbcTemplate jdbc;
    private final Map<Long, Boolean> customers = new TreeMap<>();
    private final List<Order> orders = new ArrayList<>();

    ShopOnPaper(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a member comes to; {@code score} is the quintiles, as in 543. */
    record Result(long days, long orders, long money, int score, String segment) {}

    private record Order(
            long id,
            long customer,
            @Nullable Instant at,
            String status,
            @Nullable String currency,
            long total,
            long back) {}

    void createTables(String timestamp) {
        jdbc.execute("CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT NOT NULL, IS_REGISTERED BOOLEAN,"
                + " PRIMARY KEY (CUSTOMER_ID))");
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT NOT NULL, CUSTOMER_ID BIGINT NOT NULL,"
                + " ORDER_STATUS VARCHAR(255), SUBMIT_DATE " + timestamp
                + " NULL, CURRENCY_CODE VARCHAR(255), ORDER_TOTAL DECIMAL(19, 5), PRIMARY KEY (ORDER_ID))");
    }

    void clear() {
        for (String table : List.of("LOYALTY_RETURN_LINE", "LOYALTY_RETURN", "BLC_ORDER", "BLC_CUSTOMER")) {
            jdbc.update("DELETE FROM " + table);
        }
        customers.clear();
        orders.clear();
    }

    void customer(long id, boolean registered) {
        customers.put(id, registered);
        jdbc.update("INSERT INTO BLC_CUSTOMER (CUSTOMER_ID, IS_REGISTERED) VALUES (?, ?)", id, registered);
    }

    /** A placed order in yuan; answers its id. */
    long order(long customer, Instant at, long fen) {
        return order(customer, at, "SUBMITTED", "CNY", fen, 0);
    }

    /** @param back what has come back of the total, by a return for each 100 of it and one for what is left */
    long order(long customer, @Nullable Instant at, String status, @Nullable String currency, long total, long back) {
        if (!customers.containsKey(customer)) {
            customer(customer, true);
        }
        long id = orders.size() + 1;
        orders.add(new Order(id, customer, at, status, currency, total, back));
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, CUSTOMER_ID, ORDER_STATUS, SUBMIT_DATE, CURRENCY_CODE, ORDER_TOTAL)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                customer,
                status,
                at == null ? null : Timestamp.from(at),
                currency,
                BigDecimal.valueOf(total, 2));
        for (long part = back; part > 0; part -= 100) {
            takeBack(id, currency == null ? "CNY" : currency, part, Math.min(part, 100));
        }
        return id;
    }

    /** In two lines, the smaller with tax. */
    private void takeBack(long order, String currency, long key, long value) {
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES)"
                        + " VALUES (?, ?, ?, 'RETURN', 'DONE', 0, 0, 0, 0, ?, 'test', 'test', CURRENT_TIMESTAMP, 0)",
                order,
                "r" + key,
                "0".repeat(64),
                currency);
        long tax = value / 10;
        for (int line = 1; line <= 2; line++) {
            jdbc.update(
                    "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                            + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) SELECT RETURN_ID, " + line
                            + ", 1, 0, " + (line == 1 ? value - 2 * tax : tax) + ", " + (line == 1 ? 0 : tax)
                            + ", 0, 0, 0, 0 FROM LOYALTY_RETURN WHERE ORDER_ID = ? AND RETURN_KEY = ?",
                    order,
                    "r" + key);
        }
    }

    /** People who buy as people do, many of them alike, some of them on the very edges of the look-back. */
    void fill(Random random, int people, Instant since, Instant asOf) {
        long id = 0;
        for (int i = 0; i < people; i++) {
            id += 1 + random.nextInt(3);
            customer(id, random.nextInt(10) > 0);
            for (int n = random.nextInt(1 + random.nextInt(6)); n > 0; n--) {
                long total = random.nextInt(20) * 50L;
                order(
                        id,
                        pick(random, moment(random, since, asOf), moment(random, since, asOf), null),
                        pick(random, "SUBMITTED", "SUBMITTED", "SUBMITTED", "SHIPPED", "CANCELLED", "RETURNED"),
                        pick(random, "CNY", "CNY", null, "USD"),
                        total,
                        random.nextInt(4) == 0 && total > 0 ? random.nextLong(total + 1) : 0);
            }
        }
    }

    private static Instant moment(Random random, Instant since, Instant asOf) {
        long days = Duration.between(since, asOf).toDays();
        return switch (random.nextInt(8)) {
            case 0 -> since;
            case 1 -> since.minusMillis(1);
            case 2 -> asOf;
            case 3 -> asOf.minusMillis(1);
            default -> since.plus(random.nextLong(days), ChronoUnit.DAYS).plusSeconds(random.nextInt(86_400));
        };
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    /** Every member with an order in the span, by id. */
    Map<Long, Result> segments(Instant since, Instant asOf, ZoneId zone) {
        Map<Long, List<Order>> placed = new TreeMap<>(orders.stream()
                .filter(order -> customers.get(order.customer()))
                .filter(order -> order.at() != null
                        && !order.at().isBefore(since)
                        && order.at().isBefore(asOf))
                .filter(order -> !GONE.contains(order.status()))
                .collect(Collectors.groupingBy(Order::customer)));
        Map<Long, Long> days = new TreeMap<>();
        Map<Long, Long> counts = new TreeMap<>();
        Map<Long, Long> money = new TreeMap<>();
        placed.forEach((member, theirs) -> {
            LocalDate last = theirs.stream()
                    .map(order -> LocalDate.ofInstant(order.at(), zone))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            days.put(member, ChronoUnit.DAYS.between(last, LocalDate.ofInstant(asOf, zone)));
            counts.put(member, (long) theirs.size());
            money.put(
                    member,
                    theirs.stream()
                            .filter(order ->
                                    order.currency() == null || order.currency().equals("CNY"))
                            .mapToLong(order -> order.total() - order.back())
                            .sum());
        });
        Map<Long, Result> results = new TreeMap<>();
        placed.keySet().forEach(member -> {
            int r = QuintilesOnPaper.quintile(RfmMeasure.RECENCY, days.values(), days.get(member));
            int f = QuintilesOnPaper.quintile(RfmMeasure.FREQUENCY, counts.values(), counts.get(member));
            int m = QuintilesOnPaper.quintile(RfmMeasure.MONETARY, money.values(), money.get(member));
            results.put(
                    member,
                    new Result(
                            days.get(member),
                            counts.get(member),
                            money.get(member),
                            100 * r + 10 * f + m,
                            QuintilesOnPaper.segment(r, f, m).value()));
        });
        return results;
    }
}
