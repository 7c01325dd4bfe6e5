package org.pointsmall.loyalty.reward.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.Bought;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.UsedFor;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row a reward, and one a use; a use that is taken back has none. */
final class JdbcRewards implements RewardStore {
    private static final String SELECT = "SELECT " + RewardRows.COLUMNS + " FROM LOYALTY_REWARD r WHERE ";
    private static final String USES =
            "SELECT REWARD_ID, USE_KEY, ORDER_ID, ORDER_ITEM_ID, USED_AT FROM LOYALTY_REWARD_USE WHERE ";
    private static final String ADD =
            "INSERT INTO LOYALTY_REWARD (MEMBER_ID, BOUGHT_BY, REQUEST_KEY, REQUEST_HASH, OFFER_ID,"
                    + " OFFER_VERSION, KIND, NAME_EN, NAME_ZH, SUBJECT, PIECES, POINTS, POINTS_BACK, ENTRY_ID, USES, USES_LEFT,"
                    + " ACTIVE_FROM, UNTIL, GIVES_BACK, STORE_CODE, ISSUED_AT)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int[] ADD_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };
    /** The count comes last: MySQL and MariaDB set one column after the other, and see what they have set. */
    private static final String USE = "UPDATE LOYALTY_REWARD SET ENDED = CASE WHEN USES_LEFT = 1 THEN 'USED' END,"
            + " ENDED_AT = CASE WHEN USES_LEFT = 1 THEN ? ELSE ENDED_AT END, USES_LEFT = USES_LEFT - 1"
            + " WHERE REWARD_ID = ? AND ENDED IS NULL AND USES_LEFT > 0 AND ACTIVE_FROM <= ?"
            + " AND (UNTIL IS NULL OR UNTIL > ?)";

    private static final int[] USE_TYPES = {
        Types.TIMESTAMP_WITH_TIMEZONE, Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final String ADD_USE =
            "INSERT INTO LOYALTY_REWARD_USE (REWARD_ID, USE_KEY, ORDER_ID, ORDER_NUMBER, ORDER_ITEM_ID, ACTOR, USED_AT,"
                    + " SETTLED) VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)";
    private static final int[] ADD_USE_TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    JdbcRewards(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Reward add(MemberId member, Bought bought, @Nullable String storeCode) {
        long id = GeneratedKey.insert(
                jdbc,
                ADD,
                "reward_id",
                ADD_TYPES,
                member.value(),
                bought.by().value(),
                bought.key(),
                bought.requestHash(),
                bought.offer().id(),
                bought.offer().version(),
                bought.kind().name(),
                bought.name().english(),
                bought.name().chinese(),
                bought.subject(),
                bought.pieces(),
                bought.points().value(),
                bought.entry().value(),
                bought.uses(),
                bought.uses(),
                Columns.column(bought.activeFrom()),
                Columns.column(bought.until()),
                bought.givesBack(),
                storeCode,
                Columns.column(bought.at()));
        return new Reward(new RewardId(id), member, bought, bought.uses(), Points.ZERO, null, storeCode);
    }

    @Override
    public Optional<Reward> find(RewardId id) {
        return first("r.REWARD_ID = ?", id.value());
    }

    @Override
    public Optional<Reward> lock(RewardId id) {
        return first("r.REWARD_ID = ? FOR UPDATE", id.value());
    }

    @Override
    public Optional<Reward> byKey(MemberId by, String key) {
        return first("r.BOUGHT_BY = ? AND r.REQUEST_KEY = ?", by.value(), key);
    }

    @Override
    public Optional<Reward> lockByStoreCode(String code) {
        return first("r.STORE_CODE = ? FOR UPDATE", code);
    }

    private Optional<Reward> first(String where, Object... values) {
        return jdbc.query(SELECT + where, RewardRows::reward, values).stream().findFirst();
    }

    @Override
    public List<Reward> of(MemberId member, Set<RewardState> states, Instant at, @Nullable RewardId before, int limit) {
        List<Object> values = new ArrayList<>();
        values.add(member.value());
        values.add(before == null ? Long.MAX_VALUE : before.value());
        String where = "r.MEMBER_ID = ? AND r.REWARD_ID < ?";
        if (!states.isEmpty()) {
            List<String> any = new ArrayList<>();
            for (RewardState state : states) {
                any.add(RewardRows.condition(state, at, values));
            }
            where += " AND (" + String.join(" OR ", any) + ")";
        }
        return jdbc.query(
                SELECT + where + " ORDER BY r.REWARD_ID DESC LIMIT " + limit, RewardRows::reward, values.toArray());
    }

    @Override
    public List<Reward> open(long offerId, long after, int limit) {
        return jdbc.query(
                SELECT + "r.OFFER_ID = ? AND r.ENDED IS NULL AND r.REWARD_ID > ? ORDER BY r.REWARD_ID LIMIT " + limit,
                RewardRows::reward,
                offerId,
                after);
    }

    @Override
    public List<Reward> overdue(Instant at, long after, int limit) {
        return jdbc.query(
                SELECT + "r.ENDED IS NULL AND r.UNTIL <= ? AND r.REWARD_ID > ? ORDER BY r.REWARD_ID LIMIT " + limit,
                RewardRows::reward,
                Columns.column(at),
                after);
    }

    @Override
    public boolean use(RewardId id, String use, @Nullable UsedFor purpose, String actor, Instant at) {
        Object[] values = {Columns.column(at), id.value(), Columns.column(at), Columns.column(at)};
        if (jdbc.update(USE, values, USE_TYPES) == 0) {
            return false;
        }
        @Nullable
        Object[] row = {
            id.value(),
            use,
            purpose == null ? null : purpose.order().id(),
            purpose == null ? null : purpose.order().number(),
            purpose == null ? null : purpose.item(),
            actor,
            Columns.column(at)
        };
        jdbc.update(ADD_USE, row, ADD_USE_TYPES);
        return true;
    }

    @Override
    public Optional<Instant> usedAt(RewardId id, String use) {
        return jdbc
                .query(
                        "SELECT USED_AT FROM LOYALTY_REWARD_USE WHERE REWARD_ID = ? AND USE_KEY = ?",
                        (row, index) -> Columns.instant(row, "USED_AT"),
                        id.value(),
                        use)
                .stream()
                .findFirst();
    }

    @Override
    public void renew(RewardId id, String use, Instant at) {
        jdbc.update(
                "UPDATE LOYALTY_REWARD_USE SET USED_AT = ? WHERE REWARD_ID = ? AND USE_KEY = ?",
                Columns.column(at),
                id.value(),
                use);
    }

    @Override
    public boolean undo(RewardId id, String use, Instant at) {
        int removed =
                jdbc.update("DELETE FROM LOYALTY_REWARD_USE WHERE REWARD_ID = ? AND USE_KEY = ?", id.value(), use);
        return removed > 0
                && jdbc.update(
                                "UPDATE LOYALTY_REWARD SET USES_LEFT = USES_LEFT + 1, ENDED = NULL, ENDED_AT = NULL"
                                        + " WHERE REWARD_ID = ? AND (ENDED IS NULL OR ENDED = 'USED')",
                                id.value())
                        > 0;
    }

    @Override
    public boolean spare(RewardId id) {
        return jdbc.update(
                        "UPDATE LOYALTY_REWARD SET USES_LEFT = USES_LEFT + 1 WHERE REWARD_ID = ? AND ENDED = 'VOIDED'",
                        id.value())
                > 0;
    }

    @Override
    public List<UseOfReward> usesOf(long orderId) {
        return jdbc.query(USES + "ORDER_ID = ? ORDER BY REWARD_ID, USE_KEY", RewardRows::use, orderId);
    }

    @Override
    public List<UseOfReward> unsettledUses(Instant before, long after, int limit) {
        return jdbc.query(
                USES + "SETTLED = FALSE AND USED_AT <= ?"
                        + " AND REWARD_ID > ? AND ORDER_ID IS NOT NULL ORDER BY REWARD_ID, USE_KEY LIMIT " + limit,
                RewardRows::use,
                Columns.column(before),
                after);
    }

    @Override
    public void settle(OrderRef order) {
        jdbc.update(
                "UPDATE LOYALTY_REWARD_USE SET SETTLED = TRUE, ORDER_NUMBER = ? WHERE ORDER_ID = ?",
                order.number(),
                order.id());
    }

    @Override
    public boolean end(RewardId id, RewardState how, Points back, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_REWARD SET ENDED = ?, POINTS_BACK = ?, ENDED_AT = ?"
                                + " WHERE REWARD_ID = ? AND ENDED IS NULL",
                        how.name(),
                        back.value(),
                        Columns.column(at),
                        id.value())
                > 0;
    }

    @Override
    public void addBack(RewardId id, Points back) {
        jdbc.update(
                "UPDATE LOYALTY_REWARD SET POINTS_BACK = POINTS_BACK + ? WHERE REWARD_ID = ?",
                back.value(),
                id.value());
    }

    @Override
    public void move(MemberId from, MemberId into) {
        jdbc.update("UPDATE LOYALTY_REWARD SET MEMBER_ID = ? WHERE MEMBER_ID = ?", into.value(), from.value());
    }

    @Override
    public Points donated(String cause) {
        return Points.of(Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COALESCE(SUM(POINTS - POINTS_BACK), 0) FROM LOYALTY_REWARD"
                        + " WHERE KIND = 'DONATION' AND SUBJECT = ?",
                Long.class,
                cause)));
    }
}
