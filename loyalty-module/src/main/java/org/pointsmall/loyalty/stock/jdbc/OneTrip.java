package org.pointsmall.loyalty.stock.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Claiming;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTrait;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Claims in one trip to PostgreSQL: the rows of the claims first, and last what others wait for, in the order of its keys.
 * Each part is done only where the one before it was, so nobody waits for a piece who may not have it. Where one is not
 * done, because something is claimed already, too little is left or a counter has no row yet, all goes back to a
 * savepoint, which lets go of every row that was locked since; then it is done step by step.
 */
final class OneTrip {
    private static final String SAVEPOINT = "LOYALTY_CLAIM";
    /** A part changes one row where its condition holds, which stands for %s. */
    private static final String ADD = "INSERT INTO LOYALTY_STOCK_CLAIM (CLAIMED_BY, STOCK_KEY, QUANTITY, BACK,"
            + " QUOTA_BACK, MEMBER_ID, PERIOD, STOCK_COMES_BACK, QUOTA_COMES_BACK, SOLD, CLAIMED_AT, DUE_AT)"
            + " SELECT ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ? WHERE %s";

    private static final int[] OF_ADD = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.TIMESTAMP,
        Types.TIMESTAMP
    };
    /** The condition of the first part, whose value is for whom it is claimed. */
    private static final String NOTHING_YET = "NOT EXISTS (SELECT 1 FROM LOYALTY_STOCK_CLAIM WHERE CLAIMED_BY = ?)";
    /** Most members take something of it for the first time: the row is made by it. */
    private static final String COUNT = "INSERT INTO LOYALTY_STOCK_QUOTA AS q (STOCK_KEY, MEMBER_ID, PERIOD, TAKEN)"
            + " SELECT ?, ?, ?, ? WHERE %s ON CONFLICT (STOCK_KEY, MEMBER_ID, PERIOD)"
            + " DO UPDATE SET TAKEN = q.TAKEN + EXCLUDED.TAKEN WHERE q.TAKEN <= ?";

    private static final int[] OF_COUNT = {Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.BIGINT, Types.BIGINT};
    private static final String TAKE = "UPDATE LOYALTY_STOCK SET TAKEN = TAKEN + ? WHERE STOCK_KEY = ?";
    private static final int[] OF_TAKE = {Types.BIGINT, Types.VARCHAR, Types.BIGINT};
    private static final String AT_MOST = " AND TAKEN <= ?";
    private static final String WHERE_DONE = " AND %s";

    private final JdbcTemplate jdbc;
    private final DatabaseTrait postgreSql;

    OneTrip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        postgreSql = new DatabaseTrait(jdbc, PostgreSql::includes);
    }

    /** A statement that changes one row. */
    private record Part(String sql, int[] types, List<@Nullable Object> values) {}

    boolean isPossible() {
        return postgreSql.holds();
    }

    /** Answers whether all of it is claimed; where not, nothing has changed, and nothing more is locked than before. */
    boolean claim(Claiming claiming) {
        if (claiming.wants().stream().anyMatch(OneTrip::isPastItsQuota)) {
            return false;
        }
        boolean claimed = send(claiming.by(), parts(claiming));
        if (!claimed) {
            jdbc.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        }
        return claimed;
    }

    private static boolean isPastItsQuota(Want want) {
        Quota quota = want.quota();
        return quota != null && want.quantity() > quota.most();
    }

    private static List<Part> parts(Claiming claiming) {
        List<Part> parts = new ArrayList<>();
        for (Want want : claiming.wants()) {
            parts.add(row(claiming, want));
        }
        for (Want want : claiming.wants()) {
            MemberId member = claiming.countsFor(want);
            Quota quota = want.quota();
            if (member != null && quota != null) {
                parts.add(count(want, member, quota));
            }
            parts.add(take(want));
        }
        return parts;
    }

    private boolean send(Claimant by, List<Part> parts) {
        String sql = "SAVEPOINT " + SAVEPOINT + "; " + inARow(parts);
        return Objects.requireNonNull(jdbc.execute(sql, (PreparedStatementCallback<Boolean>) all -> {
            int index = 0;
            for (Part part : parts) {
                for (int i = 0; i < part.values().size(); i++) {
                    StatementCreatorUtils.setParameterValue(
                            all, ++index, part.types()[i], part.values().get(i));
                }
                if (part == parts.get(0)) {
                    all.setString(++index, by.value());
                }
            }
            all.execute();
            all.getMoreResults();
            return all.getUpdateCount() == 1;
        }));
    }

    /**
     * One statement, in which each part asks for the row of the one before: that is what puts them in this order. Its count
     * is that of the last.
     */
    private static String inARow(List<Part> parts) {
        int last = parts.size() - 1;
        StringBuilder sql = new StringBuilder("WITH ");
        String condition = NOTHING_YET;
        for (int i = 0; i < last; i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("part")
                    .append(i)
                    .append(" AS (")
                    .append(parts.get(i).sql().formatted(condition))
                    .append(" RETURNING 1)");
            condition = "EXISTS (SELECT 1 FROM part" + i + ")";
        }
        return sql.append(' ')
                .append(parts.get(last).sql().formatted(condition))
                .toString();
    }

    private static Part row(Claiming claiming, Want want) {
        MemberId member = claiming.countsFor(want);
        Quota quota = want.quota();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(claiming.by().value());
        values.add(want.key().value());
        values.add(want.quantity());
        values.add(member == null ? null : member.value());
        values.add(quota == null ? Quota.FOR_EVER : quota.period());
        values.add(want.stockComesBack());
        values.add(want.quotaComesBack());
        values.add(claiming.sold());
        values.add(Columns.column(claiming.at()));
        values.add(Columns.column(claiming.dueAt()));
        return new Part(ADD, OF_ADD, values);
    }

    private static Part count(Want want, MemberId member, Quota quota) {
        long quantity = want.quantity();
        return new Part(
                COUNT,
                OF_COUNT,
                List.of(want.key().value(), member.value(), quota.period(), quantity, quota.most() - quantity));
    }

    private static Part take(Want want) {
        String key = want.key().value();
        long quantity = want.quantity();
        Long most = want.most();
        return most == null
                ? new Part(TAKE + WHERE_DONE, OF_TAKE, List.of(quantity, key))
                : new Part(TAKE + AT_MOST + WHERE_DONE, OF_TAKE, List.of(quantity, key, most - quantity));
    }
}
