package org.pointsmall.loyalty.insight.figure.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each account's last day, which follows its rows in {@code LOYALTY_ACTIVE_MEMBER}. */
final class LastActive {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    LastActive(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** After days of these accounts were added or taken away. */
    void follow(Collection<Long> changed) {
        List<Long> accounts = changed.stream().distinct().toList();
        for (int first = 0; first < accounts.size(); first += AT_ONCE) {
            followAtOnce(accounts.subList(first, Math.min(accounts.size(), first + AT_ONCE)));
        }
    }

    private void followAtOnce(List<Long> accounts) {
        String these = "ACCOUNT_ID IN (" + Columns.places(accounts.size()) + ")";
        Map<Long, Integer> days = new HashMap<>();
        jdbc.query(
                "SELECT ACCOUNT_ID, MAX(BUSINESS_DAY) AS BUSINESS_DAY FROM LOYALTY_ACTIVE_MEMBER WHERE ACTIVITY = '"
                        + Activity.MOVED + "' AND " + these + " GROUP BY ACCOUNT_ID",
                row -> {
                    days.put(row.getLong("ACCOUNT_ID"), row.getInt("BUSINESS_DAY"));
                },
                accounts.toArray());
        Set<Long> known = new HashSet<>(jdbc.queryForList(
                "SELECT ACCOUNT_ID FROM LOYALTY_LAST_ACTIVE WHERE " + these, Long.class, accounts.toArray()));
        List<Object[]> added = new ArrayList<>();
        List<Object[]> moved = new ArrayList<>();
        days.forEach((account, day) -> (known.contains(account) ? moved : added).add(new Object[] {day, account}));
        List<Object[]> gone = known.stream()
                .filter(account -> !days.containsKey(account))
                .map(account -> new Object[] {account})
                .toList();
        jdbc.batchUpdate("INSERT INTO LOYALTY_LAST_ACTIVE (BUSINESS_DAY, ACCOUNT_ID) VALUES (?, ?)", added);
        jdbc.batchUpdate("UPDATE LOYALTY_LAST_ACTIVE SET BUSINESS_DAY = ? WHERE ACCOUNT_ID = ?", moved);
        jdbc.batchUpdate("DELETE FROM LOYALTY_LAST_ACTIVE WHERE ACCOUNT_ID = ?", gone);
    }
}
