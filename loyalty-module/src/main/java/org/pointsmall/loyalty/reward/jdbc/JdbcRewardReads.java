package org.pointsmall.loyalty.reward.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardQuery;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reads rewards for staff from the store's database. */
final class JdbcRewardReads implements RewardReads {
    private static final String SELECT = "SELECT " + RewardRows.COLUMNS + " FROM LOYALTY_REWARD r WHERE ";
    /** What comes back of each is rounded down by itself, as {@link Reward#worth} has it; databases divide differently. */
    private static final String OPEN = "SELECT COUNT(*) AS REWARDS, COUNT(DISTINCT r.MEMBER_ID) AS MEMBERS,"
            + " COALESCE(SUM((r.POINTS * r.USES_LEFT - MOD(r.POINTS * r.USES_LEFT, r.USES)) / r.USES), 0) AS BACK"
            + " FROM LOYALTY_REWARD r WHERE r.OFFER_ID = ? AND r.ENDED IS NULL AND (r.UNTIL IS NULL OR r.UNTIL > ?)";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcRewardReads(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public List<Reward> search(RewardQuery query, Instant at, @Nullable RewardId before, int limit) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        MemberId member = query.member();
        if (member != null) {
            where.add("r.MEMBER_ID = ?");
            values.add(member.value());
        }
        Long offer = query.offer();
        if (offer != null) {
            where.add("r.OFFER_ID = ?");
            values.add(offer);
        }
        Content.Kind kind = query.kind();
        if (kind != null) {
            where.add("r.KIND = ?");
            values.add(kind.name());
        }
        if (!query.states().isEmpty()) {
            List<String> any = new ArrayList<>();
            for (RewardState state : query.states()) {
                any.add(RewardRows.condition(state, at, values));
            }
            where.add("(" + String.join(" OR ", any) + ")");
        }
        where.add("r.REWARD_ID < ?");
        values.add(before == null ? Long.MAX_VALUE : before.value());
        return jdbc.query(
                SELECT + String.join(" AND ", where) + " ORDER BY r.REWARD_ID DESC LIMIT " + limit,
                RewardRows::reward,
                values.toArray());
    }

    @Override
    public Optional<Reward> find(RewardId id) {
        return jdbc.query(SELECT + "r.REWARD_ID = ?", RewardRows::reward, id.value()).stream()
                .findFirst();
    }

    @Override
    public Map<RewardId, List<PastUse>> uses(Collection<RewardId> rewards) {
        Map<RewardId, List<PastUse>> uses = new HashMap<>();
        named.query(
                "SELECT REWARD_ID, USE_KEY, ORDER_ID, ORDER_NUMBER, ORDER_ITEM_ID, ACTOR, USED_AT"
                        + " FROM LOYALTY_REWARD_USE WHERE REWARD_ID IN (:rewards) ORDER BY REWARD_ID, USED_AT, USE_KEY",
                Map.of("rewards", rewards.stream().map(RewardId::value).toList()),
                row -> {
                    uses.computeIfAbsent(new RewardId(row.getLong("REWARD_ID")), first -> new ArrayList<>())
                            .add(new PastUse(
                                    row.getString("USE_KEY"),
                                    row.getString("ORDER_NUMBER"),
                                    row.getObject("ORDER_ID") != null,
                                    Columns.longOrNull(row, "ORDER_ITEM_ID"),
                                    row.getString("ACTOR"),
                                    Columns.instant(row, "USED_AT")));
                });
        return uses;
    }

    @Override
    public List<OnOrder> ofOrder(long orderId) {
        return jdbc.query(
                "SELECT " + RewardRows.COLUMNS + ", u.ORDER_ITEM_ID, u.USED_AT FROM LOYALTY_REWARD_USE u"
                        + " JOIN LOYALTY_REWARD r ON r.REWARD_ID = u.REWARD_ID WHERE u.ORDER_ID = ?"
                        + " ORDER BY u.USED_AT, u.REWARD_ID",
                (row, index) -> new OnOrder(
                        RewardRows.reward(row, index),
                        Columns.longOrNull(row, "ORDER_ITEM_ID"),
                        Columns.instant(row, "USED_AT")),
                orderId);
    }

    @Override
    public Optional<Instant> endedAt(RewardId id) {
        return jdbc
                .query(
                        "SELECT ENDED_AT FROM LOYALTY_REWARD WHERE REWARD_ID = ? AND ENDED_AT IS NOT NULL",
                        (row, index) -> Columns.instant(row, "ENDED_AT"),
                        id.value())
                .stream()
                .findFirst();
    }

    @Override
    public Open openOf(long offerId, Instant at) {
        return Objects.requireNonNull(jdbc.queryForObject(
                OPEN,
                (row, index) ->
                        new Open(row.getLong("REWARDS"), row.getLong("MEMBERS"), Points.of(row.getLong("BACK"))),
                offerId,
                Columns.column(at)));
    }
}
