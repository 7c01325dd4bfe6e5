package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.simulation.PastOrder;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.simulation.SubmittedCarts;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.statement.OrderMovements.Moved;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The store's past orders, many at a time, with what rules ask of each as of when it was placed. What the catalogue says
 * of products is what it says today.
 */
final class StorePastOrders implements PastOrders {
    /** So many orders and carts are looked at where somebody waits: some hundredths of a second. */
    private static final int LAST = 100_000;

    /** Among so many before them it is looked whether there is more. */
    private static final int BELOW = 1_000;

    static final String PLACED = " SUBMIT_DATE >= ? AND SUBMIT_DATE < ?";

    private final JdbcTemplate jdbc;
    private final PastOrderReach reach;
    private final SubmittedCarts carts;
    private final StoreProducts products;
    private final OrderMovements movements;
    private final MemberSegments segments;
    private final TierSchemes schemes;
    private final BusinessTime time;
    private final String birthdayAttribute;

    StorePastOrders(
            DataSource dataSource,
            SubmittedCarts carts,
            StoreProducts products,
            OrderMovements movements,
            MemberSegments segments,
            TierSchemes schemes,
            BusinessTime time,
            String birthdayAttribute) {
        jdbc = new JdbcTemplate(dataSource);
        reach = new PastOrderReach(jdbc, LAST, BELOW);
        this.carts = carts;
        this.products = products;
        this.movements = movements;
        this.segments = segments;
        this.schemes = schemes;
        this.time = time;
        this.birthdayAttribute = birthdayAttribute;
    }

    @Override
    public long count(Instant from, Instant until) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM BLC_ORDER WHERE" + PLACED,
                Long.class,
                // As the store itself writes it, without a zone.
                Timestamp.from(from),
                Timestamp.from(until)));
    }

    @Override
    public Reach reach(int latest, Instant from, Instant until) {
        return reach.of(latest, from, until);
    }

    @Override
    public Page after(long after, int limit, Plan plan, RuleBook book) {
        List<Long> ids = jdbc.queryForList(
                "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID > ? AND" + PLACED + " ORDER BY ORDER_ID LIMIT " + limit,
                Long.class,
                after,
                Timestamp.from(plan.from()),
                Timestamp.from(plan.until()));
        return ids.isEmpty()
                ? new Page(List.of(), 0, after)
                : new Page(read(ids, book), ids.size(), ids.get(ids.size() - 1));
    }

    private List<PastOrder> read(List<Long> ids, RuleBook book) {
        List<PlacedOrder> placed = carts.of(ids);
        if (placed.isEmpty()) {
            return List.of();
        }
        TreeSet<Long> bought = new TreeSet<>();
        placed.forEach(order -> bought.addAll(order.cart().products()));
        TreeSet<Long> members = new TreeSet<>();
        placed.forEach(order -> members.add(order.member().value()));
        ZoneId zone = time.zone();
        Map<Long, ProductFacts> facts = products.facts(bought, book, zone);
        Map<Long, Long> categories = products.defaultCategories(bought);
        Map<Long, Moved> moved = movements.of(ids);
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
        Map<Long, Instant> undone = new EarlierOrders(named).undone(ids);
        PastBuyers buyers = new PastBuyers(named, birthdayAttribute, segments, schemes, ids, members);
        return placed.stream()
                .map(order -> past(
                        order,
                        buyers,
                        facts,
                        categories,
                        moved.getOrDefault(order.cart().order().id(), Moved.NOTHING),
                        undone.get(order.cart().order().id())))
                .toList();
    }

    private static PastOrder past(
            PlacedOrder order,
            PastBuyers buyers,
            Map<Long, ProductFacts> facts,
            Map<Long, Long> categories,
            Moved moved,
            @Nullable Instant undoneAt) {
        Instant at = Objects.requireNonNull(order.cart().context().placedAt());
        Map<Long, ProductFacts> own = new HashMap<>();
        Map<Long, Long> counted = new HashMap<>();
        order.cart().lines().forEach(line -> {
            Long product = line.productId();
            if (product != null && facts.containsKey(product)) {
                own.put(product, facts.get(product));
            }
            if (product != null && categories.containsKey(product)) {
                counted.put(line.itemId(), categories.get(product));
            }
        });
        EarningContext context = new EarningContext(
                at,
                buyers.of(order.member(), order.cart().order().id(), at),
                Optional.ofNullable(order.cart().context().store()),
                Optional.ofNullable(order.cart().context().channel()),
                own);
        Allocation earned = moved.earned();
        return new PastOrder(
                buyers.one(order.member()),
                order.cart(),
                moved.burned(),
                context,
                new PastOrder.Award(earned.points(), earned, moved.trace()),
                undoneAt,
                counted);
    }
}
