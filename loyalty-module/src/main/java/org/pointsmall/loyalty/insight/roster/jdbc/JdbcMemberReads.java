package org.pointsmall.loyalty.insight.roster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberKey;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.insight.roster.MembersBehind.Figure;
import org.pointsmall.loyalty.ledger.jdbc.JdbcAccounts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the accounts of a page along the index of what they are sorted by, from where the page before has ended, and then
 * reads what stands in their rows.
 */
public final class JdbcMemberReads implements MemberReads {
    private static final String ROWS = "SELECT a." + JdbcAccounts.COLUMNS.replace(", ", ", a.")
            + ", a.OPENED_AT, t.TIER_CODE, s.SEGMENT, l.BUSINESS_DAY FROM LOYALTY_ACCOUNT a"
            + " LEFT JOIN LOYALTY_MEMBER_TIER t ON t.ACCOUNT_ID = a.ACCOUNT_ID"
            + " LEFT JOIN LOYALTY_SEGMENTATION r ON r.ID = 1"
            + " LEFT JOIN LOYALTY_MEMBER_SEGMENT s ON s.RUN_ID = r.RUN_ID AND s.MEMBER_ID = a.MEMBER_ID"
            + " LEFT JOIN LOYALTY_LAST_ACTIVE l ON l.ACCOUNT_ID = a.ACCOUNT_ID WHERE a.ACCOUNT_ID IN ";

    private static final Set<Figure> SEEN = EnumSet.of(Figure.ACTIVE, Figure.BURNERS, Figure.DORMANT);

    private final JdbcTemplate jdbc;
    private final BusinessTime time;

    public JdbcMemberReads(DataSource dataSource, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.time = time;
    }

    @Override
    public List<MemberRow> rows(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        return read(
                switch (order.by()) {
                    case JOINED -> joined(filter, order, after, limit);
                    case BALANCE -> byBalance(filter, order, after, limit);
                    case LAST_SEEN -> lastSeen(filter, order, after, limit);
                });
    }

    private List<Long> joined(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        MemberConditions conditions = MemberConditions.of(filter, time, false);
        return byAccount(conditions, order, after == null ? null : after.account(), limit);
    }

    private List<Long> byAccount(MemberConditions conditions, MemberSorting order, @Nullable Long after, int limit) {
        if (after != null) {
            conditions.and("a.ACCOUNT_ID " + beyond(order) + " ?", after);
        }
        return accounts(
                "SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE " + conditions.text() + " ORDER BY a.ACCOUNT_ID"
                        + direction(order) + " LIMIT " + limit,
                conditions);
    }

    private List<Long> byBalance(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        MemberConditions conditions = MemberConditions.of(filter, time, false);
        beyond(conditions, order, after, "a.AVAILABLE");
        return accounts(
                "SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE " + conditions.text() + " ORDER BY a.AVAILABLE"
                        + direction(order) + ", a.ACCOUNT_ID" + direction(order) + " LIMIT " + limit,
                conditions);
    }

    /** Those who were never seen come last either way: to look for them first would be to look at everybody. */
    private List<Long> lastSeen(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        Long neverSeen = after != null && after.value() == BusinessDays.NONE ? (Long) after.account() : null;
        List<Long> accounts = new ArrayList<>();
        if (neverSeen == null) {
            accounts.addAll(seen(filter, order, after, limit));
        }
        if (accounts.size() < limit && mayBeNeverSeen(filter)) {
            MemberConditions conditions = MemberConditions.of(filter, time, false)
                    .and("NOT EXISTS (SELECT 1 FROM LOYALTY_LAST_ACTIVE l WHERE l.ACCOUNT_ID = a.ACCOUNT_ID)");
            accounts.addAll(byAccount(conditions, order, neverSeen, limit - accounts.size()));
        }
        return accounts;
    }

    /** Whoever was ever active was seen. */
    private static boolean mayBeNeverSeen(MemberFilter filter) {
        return filter.behind() == null || !SEEN.contains(filter.behind().figure());
    }

    private List<Long> seen(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        MemberConditions conditions = MemberConditions.of(filter, time, true);
        beyond(conditions, order, after, "l.BUSINESS_DAY");
        return accounts(
                "SELECT a.ACCOUNT_ID FROM LOYALTY_LAST_ACTIVE l JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID"
                        + " WHERE " + conditions.text() + " ORDER BY l.BUSINESS_DAY" + direction(order)
                        + ", l.ACCOUNT_ID" + direction(order) + " LIMIT " + limit,
                conditions);
    }

    /** The first condition is the index's to begin with; the second one leaves out what the page before had. */
    private static void beyond(
            MemberConditions conditions, MemberSorting order, @Nullable MemberKey after, String column) {
        if (after != null) {
            conditions.and(column + " " + beyond(order) + "= ?", after.value());
            conditions.and(
                    "(" + column + " " + beyond(order) + " ? OR a.ACCOUNT_ID " + beyond(order) + " ?)",
                    after.value(),
                    after.account());
        }
    }

    private static String beyond(MemberSorting order) {
        return order.descending() ? "<" : ">";
    }

    private static String direction(MemberSorting order) {
        return order.descending() ? " DESC" : "";
    }

    private List<Long> accounts(String sql, MemberConditions conditions) {
        return jdbc.queryForList(sql, Long.class, conditions.values());
    }

    private List<MemberRow> read(List<Long> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<Long, MemberRow> rows = new HashMap<>();
        jdbc.query(
                ROWS + "(" + Columns.places(accounts.size()) + ")",
                row -> {
                    rows.put(row.getLong("ACCOUNT_ID"), row(row));
                },
                accounts.toArray());
        return accounts.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static MemberRow row(ResultSet row) throws SQLException {
        int day = row.getInt("BUSINESS_DAY");
        return new MemberRow(
                JdbcAccounts.account(row),
                Columns.instant(row, "OPENED_AT"),
                row.getString("TIER_CODE"),
                row.getString("SEGMENT"),
                day == BusinessDays.NONE ? null : BusinessDays.day(day));
    }
}
