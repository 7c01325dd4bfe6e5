package org.pointsmall.loyalty.reward.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.delivery.Delivery;
import org.pointsmall.loyalty.reward.delivery.DeliveryPlan;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.reward.delivery.Trouble;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** One row a schedule, and one for each delivery that was made or given up. */
final class JdbcDeliveries implements DeliveryStore {
    private static final String PLANS =
            "SELECT REWARD_ID, PRODUCT_ID, EVERY_MONTHS, FIRST_AT, ADDRESS_ID, NEXT_NTH, DUE_AT,"
                    + " TRY_AT, TROUBLE, WAITS_SINCE FROM LOYALTY_DELIVERY_PLAN WHERE ";
    private static final String DELIVERIES = "SELECT REWARD_ID, NTH, DUE_AT, HOW, ORDER_ID, ORDER_NUMBER, TROUBLE,"
            + " POINTS_BACK, ENDED_AT FROM LOYALTY_DELIVERY WHERE ";
    private static final int[] BEGIN_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final int[] UPDATE_TYPES = {
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT
    };
    private static final int[] ADD_TYPES = {
        Types.BIGINT,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** @param dataSource the one that the store's transactions run on */
    JdbcDeliveries(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public void begin(DeliveryPlan plan) {
        @Nullable
        Object[] row = {
            plan.reward().value(),
            plan.product(),
            plan.everyMonths(),
            Columns.column(plan.first()),
            plan.address(),
            plan.next(),
            Columns.column(plan.due()),
            Columns.column(plan.tryAt())
        };
        jdbc.update(
                "INSERT INTO LOYALTY_DELIVERY_PLAN (REWARD_ID, PRODUCT_ID, EVERY_MONTHS, FIRST_AT, ADDRESS_ID, NEXT_NTH,"
                        + " DUE_AT, TRY_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
                BEGIN_TYPES);
    }

    @Override
    public List<RewardId> due(Instant at, long after, int limit) {
        return jdbc.query(
                "SELECT REWARD_ID FROM LOYALTY_DELIVERY_PLAN WHERE TRY_AT <= ? AND REWARD_ID > ? ORDER BY REWARD_ID LIMIT "
                        + limit,
                (row, index) -> new RewardId(row.getLong("REWARD_ID")),
                Columns.column(at),
                after);
    }

    @Override
    public Optional<DeliveryPlan> lock(RewardId reward) {
        return jdbc.query(PLANS + "REWARD_ID = ? FOR UPDATE", JdbcDeliveries::plan, reward.value()).stream()
                .findFirst();
    }

    @Override
    public void update(DeliveryPlan plan) {
        Trouble trouble = plan.trouble();
        @Nullable
        Object[] row = {
            plan.next(),
            Columns.column(plan.due()),
            Columns.column(plan.tryAt()),
            trouble == null ? null : trouble.name(),
            Columns.column(plan.waitsSince()),
            plan.reward().value()
        };
        jdbc.update(
                "UPDATE LOYALTY_DELIVERY_PLAN SET NEXT_NTH = ?, DUE_AT = ?, TRY_AT = ?, TROUBLE = ?, WAITS_SINCE = ?"
                        + " WHERE REWARD_ID = ?",
                row,
                UPDATE_TYPES);
    }

    @Override
    public void end(RewardId reward) {
        jdbc.update("UPDATE LOYALTY_DELIVERY_PLAN SET TRY_AT = NULL WHERE REWARD_ID = ?", reward.value());
    }

    @Override
    public boolean move(RewardId reward, long address) {
        return jdbc.update(
                        "UPDATE LOYALTY_DELIVERY_PLAN SET ADDRESS_ID = ? WHERE REWARD_ID = ? AND TRY_AT IS NOT NULL",
                        address,
                        reward.value())
                > 0;
    }

    @Override
    public void hurryAll(Instant at) {
        jdbc.update(
                "UPDATE LOYALTY_DELIVERY_PLAN SET TRY_AT = ? WHERE TRY_AT > ? AND TROUBLE IS NOT NULL",
                Columns.column(at),
                Columns.column(at));
    }

    @Override
    public boolean hurry(RewardId reward, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_DELIVERY_PLAN SET TRY_AT = ? WHERE REWARD_ID = ? AND TRY_AT IS NOT NULL"
                                + " AND TROUBLE IS NOT NULL",
                        Columns.column(at),
                        reward.value())
                > 0;
    }

    @Override
    public void add(Delivery delivery) {
        OrderRef order = delivery.order();
        Trouble trouble = delivery.trouble();
        @Nullable
        Object[] row = {
            delivery.reward().value(),
            delivery.nth(),
            Columns.column(delivery.due()),
            delivery.how().name(),
            order == null ? null : order.id(),
            order == null ? null : order.number(),
            trouble == null ? null : trouble.name(),
            delivery.back().value(),
            Columns.column(delivery.at())
        };
        jdbc.update(
                "INSERT INTO LOYALTY_DELIVERY (REWARD_ID, NTH, DUE_AT, HOW, ORDER_ID, ORDER_NUMBER, TROUBLE, POINTS_BACK, ENDED_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
                ADD_TYPES);
    }

    @Override
    public Optional<RewardId> rewardOf(long orderId) {
        return jdbc
                .query(
                        "SELECT REWARD_ID FROM LOYALTY_DELIVERY WHERE ORDER_ID = ?",
                        (row, index) -> new RewardId(row.getLong("REWARD_ID")),
                        orderId)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Delivery> lockByOrder(long orderId) {
        return jdbc.query(DELIVERIES + "ORDER_ID = ? FOR UPDATE", JdbcDeliveries::delivery, orderId).stream()
                .findFirst();
    }

    @Override
    public void returned(Delivery delivery, Points back) {
        jdbc.update(
                "UPDATE LOYALTY_DELIVERY SET HOW = 'RETURNED', POINTS_BACK = ? WHERE REWARD_ID = ? AND NTH = ?",
                back.value(),
                delivery.reward().value(),
                delivery.nth());
    }

    @Override
    public List<DeliveryPlan> plans(Collection<RewardId> rewards) {
        return named.query(PLANS + "REWARD_ID IN (:rewards)", ids(rewards), JdbcDeliveries::plan);
    }

    @Override
    public List<Delivery> deliveries(Collection<RewardId> rewards) {
        return named.query(
                DELIVERIES + "REWARD_ID IN (:rewards) ORDER BY REWARD_ID, NTH", ids(rewards), JdbcDeliveries::delivery);
    }

    private static MapSqlParameterSource ids(Collection<RewardId> rewards) {
        return new MapSqlParameterSource(
                "rewards", rewards.stream().map(RewardId::value).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static DeliveryPlan plan(ResultSet row, int index) throws SQLException {
        return new DeliveryPlan(
                new RewardId(row.getLong("REWARD_ID")),
                row.getLong("PRODUCT_ID"),
                row.getInt("EVERY_MONTHS"),
                Columns.instant(row, "FIRST_AT"),
                row.getLong("ADDRESS_ID"),
                row.getInt("NEXT_NTH"),
                Columns.instant(row, "DUE_AT"),
                Columns.instantOrNull(row, "TRY_AT"),
                trouble(row),
                Columns.instantOrNull(row, "WAITS_SINCE"));
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        Long order = Columns.longOrNull(row, "ORDER_ID");
        return new Delivery(
                new RewardId(row.getLong("REWARD_ID")),
                row.getInt("NTH"),
                Columns.instant(row, "DUE_AT"),
                Delivery.How.valueOf(row.getString("HOW")),
                order == null ? null : new OrderRef(order, row.getString("ORDER_NUMBER")),
                trouble(row),
                PointsColumn.read(row, "POINTS_BACK"),
                Columns.instant(row, "ENDED_AT"));
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        String trouble = row.getString("TROUBLE");
        return trouble == null ? null : Trouble.valueOf(trouble);
    }
}
