package org.pointsmall.loyalty.adjustment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.HandAdjustments;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.ExpiryText;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row for each. */
public final class JdbcHandAdjustments implements HandAdjustments {
    private static final String SELECT =
            "SELECT ADJUSTMENT_ID, ADJUSTMENT_KEY, MEMBER_ID, POINTS, REVERSES, ACTOR, REASON,"
                    + " ASKED_AT, STATE, DECIDER, VALIDITY FROM LOYALTY_HAND_ADJUSTMENT";
    private static final String LAST_FIRST = " ORDER BY DECIDED_AT DESC, ADJUSTMENT_ID DESC LIMIT ?";
    private static final int[] TYPES = {
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcHandAdjustments(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<HandAdjustment> withKey(String key) {
        return jdbc.query(SELECT + " WHERE ADJUSTMENT_KEY = ?", (row, number) -> read(row), key).stream()
                .findFirst();
    }

    @Override
    public Optional<HandAdjustment> find(long id) {
        return jdbc.query(SELECT + " WHERE ADJUSTMENT_ID = ?", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    /** Keys have neither per cent signs nor underscores before their colon. */
    @Override
    public boolean waitsWithKeyBeginning(String key) {
        return !jdbc.queryForList(
                        "SELECT ADJUSTMENT_ID FROM LOYALTY_HAND_ADJUSTMENT WHERE STATE = 'WAITING'"
                                + " AND ADJUSTMENT_KEY LIKE ? LIMIT 1",
                        Long.class,
                        key + "%")
                .isEmpty();
    }

    @Override
    public Points movedSince(MemberId member, Instant since) {
        List<Long> logins = jdbc.queryForList(OneAccount.MEMBERS, Long.class, member.value());
        List<Object> values = new ArrayList<>(logins.isEmpty() ? List.of(member.value()) : logins);
        String marks = Columns.places(values.size());
        values.add(Columns.column(since));
        Long moved = jdbc.queryForObject(
                "SELECT COALESCE(SUM(ABS(POINTS)), 0) FROM LOYALTY_HAND_ADJUSTMENT WHERE MEMBER_ID IN (" + marks
                        + ") AND STATE = 'DONE' AND DECIDER IS NULL AND ASKED_AT > ?",
                Long.class,
                values.toArray());
        return Points.of(moved == null ? 0 : moved);
    }

    @Override
    public HandAdjustment add(HandAdjustment asked) {
        EntryId reverses = asked.reverses();
        Expiry validity = asked.validity();
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_HAND_ADJUSTMENT"
                        + " (ADJUSTMENT_KEY, MEMBER_ID, POINTS, REVERSES, ACTOR, REASON, ASKED_AT, STATE, VALIDITY, DECIDER)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "adjustment_id",
                TYPES,
                asked.key(),
                asked.member().value(),
                asked.points(),
                reverses == null ? null : reverses.value(),
                asked.actor(),
                asked.reason(),
                Columns.column(asked.at()),
                asked.state().name(),
                validity == null ? null : ExpiryText.of(validity),
                asked.decider());
        return new HandAdjustment(
                id,
                asked.key(),
                asked.member(),
                asked.points(),
                validity,
                reverses,
                asked.actor(),
                asked.reason(),
                asked.at(),
                asked.state(),
                asked.decider());
    }

    @Override
    public boolean decide(long id, HandAdjustment.State state, String decider, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_HAND_ADJUSTMENT SET STATE = ?, DECIDER = ?, DECIDED_AT = ?"
                                + " WHERE ADJUSTMENT_ID = ? AND STATE = 'WAITING'",
                        state.name(),
                        decider,
                        Columns.column(at),
                        id)
                == 1;
    }

    @Override
    public List<HandAdjustment> waiting(int limit) {
        return jdbc.query(
                SELECT + " WHERE STATE = 'WAITING' ORDER BY ADJUSTMENT_ID LIMIT ?", (row, number) -> read(row), limit);
    }

    @Override
    public List<HandAdjustment> decided(Set<HandAdjustment.State> ways, long before, int limit) {
        String rest = " WHERE STATE IN (" + Columns.names(ways) + ")";
        Instant at = decidedAt(before);
        return at == null
                ? jdbc.query(SELECT + rest + LAST_FIRST, (row, number) -> read(row), limit)
                : jdbc.query(
                        SELECT + rest + " AND (DECIDED_AT < ? OR DECIDED_AT = ? AND ADJUSTMENT_ID < ?)" + LAST_FIRST,
                        (row, number) -> read(row),
                        Columns.column(at),
                        Columns.column(at),
                        before,
                        limit);
    }

    private @Nullable Instant decidedAt(long id) {
        return jdbc
                .query(
                        "SELECT DECIDED_AT FROM LOYALTY_HAND_ADJUSTMENT WHERE ADJUSTMENT_ID = ? AND DECIDED_AT IS NOT NULL",
                        (row, number) -> Columns.instant(row, "DECIDED_AT"),
                        id)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static HandAdjustment read(ResultSet row) throws SQLException {
        String validity = row.getString("VALIDITY");
        @Nullable Long reverses = Columns.longOrNull(row, "REVERSES");
        return new HandAdjustment(
                row.getLong("ADJUSTMENT_ID"),
                row.getString("ADJUSTMENT_KEY"),
                new MemberId(row.getLong("MEMBER_ID")),
                row.getLong("POINTS"),
                validity == null ? null : ExpiryText.read(validity).orElseThrow(),
                reverses == null ? null : new EntryId(reverses),
                row.getString("ACTOR"),
                row.getString("REASON"),
                Columns.instant(row, "ASKED_AT"),
                HandAdjustment.State.valueOf(row.getString("STATE")),
                row.getString("DECIDER"));
    }
}
