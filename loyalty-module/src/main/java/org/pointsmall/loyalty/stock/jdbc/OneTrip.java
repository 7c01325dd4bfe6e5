package org.pointsmall.loyalty.stock.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.Claiming;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Claims in one trip to PostgreSQL: the rows of the claims first, and last what others wait for, so that it is locked for
 * no longer than the commit takes. Whatever comes out otherwise than most do, because something is claimed already, too
 * little is left or a counter has no row yet, is undone; then it is done step by step.
 */
final class OneTrip {
    private static final String INSERT = "INSERT INTO LOYALTY_STOCK_CLAIM (CLAIMED_BY, STOCK_KEY, QUANTITY, BACK,"
            + " QUOTA_BACK, MEMBER_ID, PERIOD, STOCK_COMES_BACK, QUOTA_COMES_BACK, SOLD, CLAIMED_AT, DUE_AT)"
            + " SELECT ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS"
            + " (SELECT 1 FROM LOYALTY_STOCK_CLAIM WHERE CLAIMED_BY = ?";
    private static final int[] OF_CLAIM = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.TIMESTAMP,
        Types.TIMESTAMP,
        Types.VARCHAR,
        Types.VARCHAR
    };
    /** Most members take something of it for the first time: the row is made by it. */
    private static final String COUNT = "INSERT INTO LOYALTY_STOCK_QUOTA AS q (STOCK_KEY, MEMBER_ID, PERIOD, TAKEN)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (STOCK_KEY, MEMBER_ID, PERIOD)"
            + " DO UPDATE SET TAKEN = q.TAKEN + EXCLUDED.TAKEN WHERE q.TAKEN <= ?";

    private static final String UNCOUNT = "UPDATE LOYALTY_STOCK_QUOTA SET TAKEN = TAKEN - ?"
            + " WHERE STOCK_KEY = ? AND MEMBER_ID = ? AND PERIOD = ?";
    private static final int[] OF_COUNT = {Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.BIGINT, Types.BIGINT};
    private static final String TAKE = "UPDATE LOYALTY_STOCK SET TAKEN = TAKEN + ? WHERE STOCK_KEY = ?";
    private static final int[] OF_TAKE = {Types.BIGINT, Types.VARCHAR, Types.BIGINT};
    private static final String AT_MOST = " AND TAKEN <= ?";

    private final JdbcTemplate jdbc;
    private volatile @Nullable Boolean possible;

    OneTrip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A statement that changes one row, and the one that takes it back. */
    private record Part(String sql, int[] types, List<@Nullable Object> values, String undo, List<Object> back) {}

    boolean isPossible() {
        Boolean known = possible;
        if (known == null) {
            known = Objects.requireNonNull(jdbc.execute((ConnectionCallback<Boolean>) PostgreSql::includes));
            possible = known;
        }
        return known;
    }

    /** Answers whether all of it is claimed; where not, nothing has changed. */
    boolean claim(Claiming claiming) {
        if (claiming.wants().stream().anyMatch(OneTrip::isPastItsQuota)) {
            return false;
        }
        List<Part> parts = new ArrayList<>();
        for (Want want : claiming.wants()) {
            parts.add(row(claiming, want, parts.isEmpty()));
        }
        for (Want want : claiming.wants()) {
            MemberId member = claiming.countsFor(want);
            Quota quota = want.quota();
            if (member != null && quota != null) {
                parts.add(count(want, member, quota));
            }
            parts.add(take(want));
        }
        List<Part> done = send(parts);
        if (done.size() == parts.size()) {
            return true;
        }
        done.forEach(part -> jdbc.update(part.undo(), part.back().toArray()));
        return false;
    }

    private static boolean isPastItsQuota(Want want) {
        Quota quota = want.quota();
        return quota != null && want.quantity() > quota.most();
    }

    private List<Part> send(List<Part> parts) {
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining("; "));
        return Objects.requireNonNull(jdbc.execute(sql, (PreparedStatementCallback<List<Part>>) all -> {
            int index = 0;
            for (Part part : parts) {
                for (int i = 0; i < part.values().size(); i++) {
                    StatementCreatorUtils.setParameterValue(
                            all, ++index, part.types()[i], part.values().get(i));
                }
            }
            all.execute();
            List<Part> done = new ArrayList<>();
            for (Part part : parts) {
                if (all.getUpdateCount() == 1) {
                    done.add(part);
                }
                all.getMoreResults();
            }
            return done;
        }));
    }

    /** The first finds out whether anything is claimed already, the others whether the same is. */
    private static Part row(Claiming claiming, Want want, boolean first) {
        MemberId member = claiming.countsFor(want);
        Quota quota = want.quota();
        String by = claiming.by().value();
        String key = want.key().value();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(by);
        values.add(key);
        values.add(want.quantity());
        values.add(member == null ? null : member.value());
        values.add(quota == null ? Quota.FOR_EVER : quota.period());
        values.add(want.stockComesBack());
        values.add(want.quotaComesBack());
        values.add(claiming.sold());
        values.add(Columns.column(claiming.at()));
        values.add(Columns.column(claiming.dueAt()));
        values.add(by);
        if (!first) {
            values.add(key);
        }
        return new Part(
                INSERT + (first ? ")" : " AND STOCK_KEY = ?)"),
                OF_CLAIM,
                values,
                "DELETE FROM LOYALTY_STOCK_CLAIM WHERE CLAIMED_BY = ? AND STOCK_KEY = ?",
                List.of(by, key));
    }

    private static Part count(Want want, MemberId member, Quota quota) {
        String key = want.key().value();
        long quantity = want.quantity();
        return new Part(
                COUNT,
                OF_COUNT,
                List.of(key, member.value(), quota.period(), quantity, quota.most() - quantity),
                UNCOUNT,
                List.of(quantity, key, member.value(), quota.period()));
    }

    private static Part take(Want want) {
        String key = want.key().value();
        long quantity = want.quantity();
        Long most = want.most();
        return new Part(
                most == null ? TAKE : TAKE + AT_MOST,
                OF_TAKE,
                most == null ? List.of(quantity, key) : List.of(quantity, key, most - quantity),
                TAKE,
                List.of(-quantity, key));
    }
}
