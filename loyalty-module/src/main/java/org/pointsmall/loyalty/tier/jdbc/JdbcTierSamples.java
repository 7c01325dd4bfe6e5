package org.pointsmall.loyalty.tier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.TierSamples;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stretches of accounts by their ids, with their tiers and what qualifies: two statements for each. */
public final class JdbcTierSamples implements TierSamples {
    private static final String STANDING = " a.MERGED_INTO IS NULL AND a.STATUS <> 'CLOSED'";

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcTierSamples(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Extent extent() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS ACCOUNTS, COALESCE(MIN(a.ACCOUNT_ID), 0) AS FIRST_ID,"
                        + " COALESCE(MAX(a.ACCOUNT_ID), 0) AS LAST_ID FROM LOYALTY_ACCOUNT a WHERE" + STANDING,
                (row, number) -> new Extent(row.getLong("ACCOUNTS"), row.getLong("FIRST_ID"), row.getLong("LAST_ID"))));
    }

    @Override
    public List<Sampled> after(long account, int limit) {
        Map<Long, List<Brought>> brought = new HashMap<>();
        List<Sampled> accounts = jdbc.query(
                "SELECT a.ACCOUNT_ID, t.TIER_CODE, t.TIER_RANK, t.REACHED_AT, t.ENDS_AT, t.GRACE_ENDS_AT, t.PROMISED"
                        + " FROM LOYALTY_ACCOUNT a LEFT JOIN LOYALTY_MEMBER_TIER t ON t.ACCOUNT_ID = a.ACCOUNT_ID"
                        + " WHERE a.ACCOUNT_ID > ? AND" + STANDING + " ORDER BY a.ACCOUNT_ID LIMIT " + limit,
                (row, number) -> {
                    long id = row.getLong("ACCOUNT_ID");
                    brought.put(id, new ArrayList<>());
                    return new Sampled(new AccountId(id), standing(row), List.of());
                },
                account);
        if (!accounts.isEmpty()) {
            jdbc.query(
                    "SELECT ACCOUNT_ID, QUALIFIES_AT, POINTS, MONEY, CURRENCY FROM LOYALTY_QUALIFYING"
                            + " WHERE ACCOUNT_ID IN (" + Columns.places(brought.size()) + ")",
                    row -> {
                        List<Brought> of = brought.get(row.getLong("ACCOUNT_ID"));
                        if (of != null) {
                            of.add(brought(row));
                        }
                    },
                    brought.keySet().toArray());
        }
        return accounts.stream()
                .map(one -> new Sampled(
                        one.account(),
                        one.standing(),
                        brought.getOrDefault(one.account().value(), List.of())))
                .toList();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return row.getString("TIER_CODE") == null ? Standing.NONE : JdbcTierStore.standing(row);
    }

    private static Brought brought(ResultSet row) throws SQLException {
        String currency = row.getString("CURRENCY");
        return new Brought(
                Columns.instant(row, "QUALIFIES_AT"),
                row.getLong("POINTS"),
                row.getLong("MONEY"),
                currency == null ? null : Currency.getInstance(currency));
    }
}
