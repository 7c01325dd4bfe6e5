package org.pointsmall.loyalty.insight.figure.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.purchase.jdbc.AllocationJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures of orders as anybody would reckon them who has read all of the store's tables, row by row. */
final class WholeStore {
    private record Order(
            long id,
            long customer,
            Instant at,
            boolean inYuan,
            BigDecimal total,
            BigDecimal byPoints,
            @Nullable Instant opened,
            boolean stands) {
        boolean withPoints() {
            return byPoints.signum() > 0;
        }

        boolean ofAMember() {
            return !withPoints() && opened != null && !opened.isAfter(at);
        }
    }

    private record Line(long item, long order, BigDecimal price, int pieces, @Nullable BigDecimal cost, boolean mall) {}

    private record Back(long order, long item, int pieces, long price, long tax, long offset) {}

    private record Used(Instant at, String what, long points) {}

    private record Exchanged(Instant at, long customer) {}

    private final List<Order> orders;
    private final List<Line> lines;
    private final List<Back> back;
    private final Map<Long, String> categories = new TreeMap<>();
    private final List<Used> uses;
    private final List<Exchanged> exchanges;
    private final ZoneId zone;

    WholeStore(DataSource dataSource, ZoneId zone, boolean skusCost) {
        this.zone = zone;
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        orders = jdbc
                .query(
                        "SELECT o.*, a.OPENED_AT, (SELECT SUM(AMOUNT) FROM BLC_ORDER_PAYMENT p WHERE p.ORDER_ID = o.ORDER_ID"
                                + " AND p.PAYMENT_TYPE = 'LOYALTY_POINTS' AND COALESCE(p.ARCHIVED, 'N') = 'N') AS BY_POINTS"
                                + " FROM BLC_ORDER o LEFT JOIN LOYALTY_ACCOUNT a ON a.MEMBER_ID = o.CUSTOMER_ID"
                                + " WHERE o.SUBMIT_DATE IS NOT NULL AND o.ORDER_ID NOT IN (SELECT ORDER_ID FROM BLC_ORDER_ATTRIBUTE)",
                        (row, index) -> new Order(
                                row.getLong("ORDER_ID"),
                                row.getLong("CUSTOMER_ID"),
                                row.getTimestamp("SUBMIT_DATE").toInstant(),
                                row.getString("CURRENCY_CODE") == null
                                        || row.getString("CURRENCY_CODE").equals("CNY"),
                                orZero(row.getBigDecimal("ORDER_TOTAL")),
                                orZero(row.getBigDecimal("BY_POINTS")),
                                Columns.instantOrNull(row, "OPENED_AT"),
                                !List.of("CANCELLED", "RETURNED").contains(row.getString("ORDER_STATUS"))))
                .stream()
                .filter(Order::stands)
                .toList();
        back = jdbc.query(
                "SELECT r.ORDER_ID, l.ITEM_ID, l.QUANTITY, l.PRICE, l.TAX, l.OFFSET_MONEY FROM LOYALTY_RETURN_LINE l"
                        + " JOIN LOYALTY_RETURN r ON r.RETURN_ID = l.RETURN_ID",
                (row, index) -> new Back(
                        row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getLong(5), row.getLong(6)));
        lines = jdbc.query(
                "SELECT i.*, d.PRODUCT_ID, (SELECT COUNT(*) FROM BLC_ORDER_ITEM_ATTRIBUTE a"
                        + " WHERE a.ORDER_ITEM_ID = i.ORDER_ITEM_ID) AS OFFERS FROM BLC_ORDER_ITEM i"
                        + " LEFT JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID",
                (row, index) -> new Line(
                        row.getLong("ORDER_ITEM_ID"),
                        row.getLong("ORDER_ID"),
                        orZero(row.getBigDecimal("PRICE")),
                        row.getInt("QUANTITY"),
                        cost(row.getInt("PRODUCT_ID"), skusCost),
                        row.getInt("OFFERS") > 0));
        jdbc.query("SELECT ORDER_ITEM_ID, PRODUCT_ID FROM BLC_DISCRETE_ORDER_ITEM", row -> {
            categories.put(row.getLong(1), category(row.getInt(2)));
        });
        uses = jdbc
                .query(
                        "SELECT j.POSTED_AT, j.KIND, h.ALLOCATION, (SELECT SUM(p.AMOUNT) FROM LOYALTY_POSTING p WHERE"
                                + " p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = 'PROGRAMME_BURNED') AS POINTS FROM LOYALTY_JOURNAL j"
                                + " LEFT JOIN LOYALTY_HOLD h ON h.HOLD_ID = j.HOLD_ID WHERE j.KIND IN ('BURN', 'EXCHANGE')",
                        (row, index) -> used(
                                Columns.instant(row, "POSTED_AT"), row.getString("ALLOCATION"), row.getLong("POINTS")))
                .stream()
                .flatMap(List::stream)
                .toList();
        exchanges = jdbc.query(
                "SELECT j.POSTED_AT, a.MEMBER_ID FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a"
                        + " ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE j.KIND = 'EXCHANGE'",
                (row, index) -> new Exchanged(Columns.instant(row, "POSTED_AT"), row.getLong("MEMBER_ID")));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** As {@link StoreOnPaper} has them. */
    private static @Nullable BigDecimal cost(int product, boolean skusCost) {
        return switch (product) {
            case 1 -> new BigDecimal("12.345");
            case 3 -> skusCost ? new BigDecimal("3.335") : null;
            case 5 -> BigDecimal.ZERO;
            default -> null;
        };
    }

    private static String category(int product) {
        return switch (product) {
            case 1, 5 -> "CATEGORY:10";
            case 2 -> "CATEGORY:20";
            case 3 -> "CATEGORY:30";
            default -> "GOODS";
        };
    }

    private List<Used> used(Instant at, @Nullable String allocation, long points) {
        Map<String, Long> sums = new TreeMap<>();
        long rest = points;
        for (var part : AllocationJson.read(allocation).parts()) {
            Long item = part.itemId();
            sums.merge(
                    item == null ? "SHIPPING" : categories.getOrDefault(item, "GOODS"),
                    part.points().value(),
                    Long::sum);
            rest -= part.points().value();
        }
        if (rest != 0) {
            sums.merge("OTHER", rest, Long::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Used(at, sum.getKey(), sum.getValue()))
                .toList();
    }

    /** What points were used for, from a moment on until another. */
    Map<String, Long> uses(Instant from, Instant until) {
        Map<String, Long> sums = new TreeMap<>();
        uses.stream()
                .filter(use -> !use.at().isBefore(from) && use.at().isBefore(until))
                .forEach(use -> sums.merge(use.what(), use.points(), Long::sum));
        return sums;
    }

    /** The same by hours of any day: what, and the hour. */
    Map<String, Long> usesByHour(Instant from, Instant until) {
        Map<String, Long> sums = new TreeMap<>();
        uses.stream()
                .filter(use -> !use.at().isBefore(from) && use.at().isBefore(until))
                .forEach(use ->
                        sums.merge(use.what() + " at " + use.at().atZone(zone).getHour(), use.points(), Long::sum));
        return sums;
    }

    OrderFigures orders(Instant from, Instant until) {
        List<Order> span = orders.stream()
                .filter(order -> order.inYuan()
                        && !order.at().isBefore(from)
                        && order.at().isBefore(until))
                .toList();
        return new OrderFigures(
                StoreOnPaper.CNY,
                group(span, Order::withPoints),
                group(span, Order::ofAMember),
                group(span, order -> !order.withPoints() && !order.ofAMember()),
                goods(span, Line::mall));
    }

    private OrderFigures.Group group(List<Order> span, Predicate<Order> which) {
        List<Order> these = span.stream().filter(which).toList();
        return new OrderFigures.Group(
                these.size(),
                these.stream()
                        .mapToLong(order -> left(order.id(), minor(order.total()), one -> one.price() + one.tax()))
                        .sum(),
                these.stream()
                        .mapToLong(order -> left(order.id(), minor(order.byPoints()), Back::offset))
                        .sum(),
                goods(these, any -> true));
    }

    private long left(long order, long amount, ToLongFunction<Back> part) {
        return Math.max(
                0,
                amount
                        - back.stream()
                                .filter(one -> one.order() == order)
                                .mapToLong(part)
                                .sum());
    }

    private int pieces(Line line) {
        return Math.max(
                0,
                line.pieces()
                        - back.stream()
                                .filter(one -> one.item() == line.item())
                                .mapToInt(Back::pieces)
                                .sum());
    }

    private long price(Line line) {
        return Math.max(
                0,
                worth(line.pieces(), line.price())
                        - back.stream()
                                .filter(one -> one.item() == line.item())
                                .mapToLong(Back::price)
                                .sum());
    }

    private GoodsFigures goods(List<Order> these, Predicate<Line> which) {
        List<Long> ids = these.stream().map(Order::id).toList();
        List<Line> all = lines.stream()
                .filter(line -> ids.contains(line.order()) && pieces(line) > 0)
                .filter(which)
                .toList();
        List<Line> known = all.stream().filter(line -> line.cost() != null).toList();
        return new GoodsFigures(
                all.stream().mapToLong(this::price).sum(),
                all.stream().mapToLong(this::pieces).sum(),
                known.stream().mapToLong(this::price).sum(),
                known.stream().mapToLong(this::pieces).sum(),
                known.stream()
                        .mapToLong(line -> worth(pieces(line), Objects.requireNonNull(line.cost())))
                        .sum());
    }

    private static long worth(int pieces, BigDecimal each) {
        return minor(each.multiply(BigDecimal.valueOf(pieces)));
    }

    private static long minor(BigDecimal amount) {
        return amount.movePointRight(2).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    ExchangeFigures exchanges(DaySpan span) {
        List<Exchanged> these = exchanges.stream()
                .filter(exchange -> {
                    LocalDate day = LocalDate.ofInstant(exchange.at(), zone);
                    return !day.isBefore(span.first()) && !day.isAfter(span.last());
                })
                .toList();
        return new ExchangeFigures(
                these.size(), these.stream().filter(this::isFollowed).count());
    }

    private boolean isFollowed(Exchanged exchange) {
        Optional<Order> next = orders.stream()
                .filter(order ->
                        order.customer() == exchange.customer() && !order.at().isBefore(exchange.at()))
                .min(Comparator.comparing(Order::at));
        return next.isPresent() && !next.get().at().isAfter(exchange.at().plus(Duration.ofDays(14)));
    }
}
