package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.figure.ActiveMembers;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A row an account and day in {@code LOYALTY_ACTIVE_MEMBER}, with the day before on which it was active. How many rows have
 * the same two days is kept in {@code LOYALTY_ACTIVE_DAY}, and each account's last day in {@code LOYALTY_LAST_ACTIVE}; both
 * change with them.
 */
final class JdbcActiveMembers implements ActiveMembers {
    private static final Map<Activity, String> ENTRIES = Map.of(
            Activity.MOVED, "(j.KIND = 'EARN' OR (j.KIND IN ('BURN', 'EXCHANGE') AND j.POINTS < 0))",
            Activity.BURNED, "(j.KIND IN ('BURN', 'EXCHANGE') AND j.POINTS < 0)");

    private final JdbcTemplate jdbc;
    private final LastActive last;

    JdbcActiveMembers(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        last = new LastActive(jdbc);
    }

    private record Row(long account, int before) {}

    private record Days(int day, int before) {}

    @Override
    public void add(LocalDate day, Instant from, Instant until) {
        for (Activity activity : Activity.values()) {
            int number = BusinessDays.number(day);
            List<Row> added = insert(activity, number, from, until);
            if (!added.isEmpty()) {
                follow(activity, number, added);
            }
            if (activity == Activity.MOVED) {
                last.follow(added.stream().map(Row::account).toList());
            }
        }
    }

    @Override
    public void rebuild(LocalDate day, Instant from, Instant until) {
        for (Activity activity : Activity.values()) {
            int number = BusinessDays.number(day);
            List<Long> changed = new ArrayList<>(jdbc.queryForList(
                    "SELECT ACCOUNT_ID FROM LOYALTY_ACTIVE_MEMBER WHERE ACTIVITY = ? AND BUSINESS_DAY = ?",
                    Long.class,
                    activity.name(),
                    number));
            jdbc.update(
                    "DELETE FROM LOYALTY_ACTIVE_MEMBER WHERE ACTIVITY = ? AND BUSINESS_DAY = ?",
                    activity.name(),
                    number);
            insert(activity, number, from, until).forEach(row -> changed.add(row.account()));
            if (activity == Activity.MOVED) {
                last.follow(changed);
            }
            jdbc.update(
                    "DELETE FROM LOYALTY_ACTIVE_DAY WHERE ACTIVITY = ? AND BUSINESS_DAY = ?", activity.name(), number);
            jdbc.update(
                    "INSERT INTO LOYALTY_ACTIVE_DAY (ACTIVITY, BUSINESS_DAY, DAY_BEFORE, MEMBERS)"
                            + " SELECT ACTIVITY, BUSINESS_DAY, DAY_BEFORE, COUNT(*) FROM LOYALTY_ACTIVE_MEMBER"
                            + " WHERE ACTIVITY = ? AND BUSINESS_DAY = ? GROUP BY ACTIVITY, BUSINESS_DAY, DAY_BEFORE",
                    activity.name(),
                    number);
        }
    }

    private List<Row> insert(Activity activity, int day, Instant from, Instant until) {
        List<Row> rows = jdbc.query(
                "SELECT t.ACCOUNT_ID, (SELECT MAX(m.BUSINESS_DAY) FROM LOYALTY_ACTIVE_MEMBER m WHERE m.ACTIVITY = ?"
                        + " AND m.ACCOUNT_ID = t.ACCOUNT_ID AND m.BUSINESS_DAY < ?) AS DAY_BEFORE"
                        + " FROM (SELECT DISTINCT j.ACCOUNT_ID FROM LOYALTY_JOURNAL j WHERE j.POSTED_AT >= ?"
                        + " AND j.POSTED_AT < ? AND " + ENTRIES.get(activity) + ") t"
                        + " LEFT JOIN LOYALTY_ACTIVE_MEMBER k ON k.ACTIVITY = ? AND k.ACCOUNT_ID = t.ACCOUNT_ID"
                        + " AND k.BUSINESS_DAY = ? WHERE k.ACCOUNT_ID IS NULL",
                (row, index) -> new Row(row.getLong("ACCOUNT_ID"), row.getInt("DAY_BEFORE")),
                activity.name(),
                day,
                Columns.column(from),
                Columns.column(until),
                activity.name(),
                day);
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_ACTIVE_MEMBER (ACTIVITY, ACCOUNT_ID, BUSINESS_DAY, DAY_BEFORE) VALUES (?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {activity.name(), row.account(), day, row.before()})
                        .toList());
        return rows;
    }

    /** The members' next days, if there are any, come after this one from now on; then the numbers follow the rows. */
    private void follow(Activity activity, int day, List<Row> added) {
        Map<Days, Long> changes = new HashMap<>();
        added.forEach(row -> changes.merge(new Days(day, row.before()), 1L, Long::sum));
        Integer last = jdbc.queryForObject(
                "SELECT MAX(BUSINESS_DAY) FROM LOYALTY_ACTIVE_DAY WHERE ACTIVITY = ?", Integer.class, activity.name());
        if (last != null && last > day) {
            List<Object[]> moved = new ArrayList<>();
            for (Row row : added) {
                Integer next = jdbc.queryForObject(
                        "SELECT MIN(BUSINESS_DAY) FROM LOYALTY_ACTIVE_MEMBER WHERE ACTIVITY = ? AND ACCOUNT_ID = ?"
                                + " AND BUSINESS_DAY > ?",
                        Integer.class,
                        activity.name(),
                        row.account(),
                        day);
                if (next != null) {
                    moved.add(new Object[] {day, activity.name(), row.account(), next});
                    changes.merge(new Days(next, row.before()), -1L, Long::sum);
                    changes.merge(new Days(next, day), 1L, Long::sum);
                }
            }
            jdbc.batchUpdate(
                    "UPDATE LOYALTY_ACTIVE_MEMBER SET DAY_BEFORE = ? WHERE ACTIVITY = ? AND ACCOUNT_ID = ?"
                            + " AND BUSINESS_DAY = ?",
                    moved);
        }
        changes.forEach((days, change) -> change(activity, days, change));
    }

    private void change(Activity activity, Days days, long change) {
        int day = days.day();
        int before = days.before();
        if (jdbc.update(
                        "UPDATE LOYALTY_ACTIVE_DAY SET MEMBERS = MEMBERS + ? WHERE ACTIVITY = ? AND BUSINESS_DAY = ?"
                                + " AND DAY_BEFORE = ?",
                        change,
                        activity.name(),
                        day,
                        before)
                == 0) {
            jdbc.update(
                    "INSERT INTO LOYALTY_ACTIVE_DAY (ACTIVITY, BUSINESS_DAY, DAY_BEFORE, MEMBERS) VALUES (?, ?, ?, ?)",
                    activity.name(),
                    day,
                    before,
                    change);
        }
        if (change < 0) {
            jdbc.update(
                    "DELETE FROM LOYALTY_ACTIVE_DAY WHERE ACTIVITY = ? AND BUSINESS_DAY = ? AND DAY_BEFORE = ?"
                            + " AND MEMBERS = 0",
                    activity.name(),
                    day,
                    before);
        }
    }
}
