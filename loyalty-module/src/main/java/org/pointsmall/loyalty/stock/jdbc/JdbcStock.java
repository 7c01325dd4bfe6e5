package org.pointsmall.loyalty.stock.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.Claim;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Claiming;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** One row for each thing that is limited, one for each member that has a quota of it, one a claim. */
public final class JdbcStock implements StockStore {
    private static final String CLAIMS =
            "SELECT CLAIM_ID, CLAIMED_BY, STOCK_KEY, QUANTITY, BACK, QUOTA_BACK, MEMBER_ID,"
                    + " PERIOD, STOCK_COMES_BACK, QUOTA_COMES_BACK, SOLD, DUE_AT FROM LOYALTY_STOCK_CLAIM WHERE ";
    private static final String ADD =
            "INSERT INTO LOYALTY_STOCK_CLAIM (CLAIMED_BY, STOCK_KEY, QUANTITY, BACK, QUOTA_BACK,"
                    + " MEMBER_ID, PERIOD, STOCK_COMES_BACK, QUOTA_COMES_BACK, SOLD, CLAIMED_AT, DUE_AT)"
                    + " VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, FALSE, ?, ?)";
    private static final int[] ADD_TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.TIMESTAMP,
        Types.TIMESTAMP
    };

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Counters pieces;
    private final Counters quotas;
    private final OneTrip oneTrip;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcStock(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        pieces = new Counters(dataSource, transactions, "LOYALTY_STOCK", List.of("STOCK_KEY"));
        quotas = new Counters(
                dataSource, transactions, "LOYALTY_STOCK_QUOTA", List.of("STOCK_KEY", "MEMBER_ID", "PERIOD"));
        oneTrip = new OneTrip(jdbc);
    }

    @Override
    public boolean take(StockKey key, long quantity, @Nullable Long most) {
        return pieces.add(quantity, most, key.value());
    }

    @Override
    public void putBack(StockKey key, long quantity) {
        pieces.subtract(quantity, key.value());
    }

    @Override
    public boolean count(StockKey key, MemberId member, Quota quota, long quantity) {
        return quotas.add(quantity, quota.most(), key.value(), member.value(), quota.period());
    }

    @Override
    public void uncount(StockKey key, MemberId member, String period, long quantity) {
        quotas.subtract(quantity, key.value(), member.value(), period);
    }

    @Override
    public boolean claimsAtOnce() {
        return oneTrip.isPossible();
    }

    @Override
    public boolean claimAtOnce(Claiming claiming) {
        return !claiming.wants().isEmpty() && claimsAtOnce() && oneTrip.claim(claiming);
    }

    @Override
    public List<Claim> lock(Claimant by) {
        return jdbc.query(
                CLAIMS + "CLAIMED_BY = ? ORDER BY STOCK_KEY FOR UPDATE", (row, index) -> claim(row), by.value());
    }

    @Override
    public void add(Claimant by, Want want, @Nullable MemberId member, Instant at, Instant dueAt) {
        Quota quota = want.quota();
        jdbc.update(
                ADD,
                new @Nullable Object[] {
                    by.value(),
                    want.key().value(),
                    want.quantity(),
                    member == null ? null : member.value(),
                    quota == null ? Quota.FOR_EVER : quota.period(),
                    want.stockComesBack(),
                    want.quotaComesBack(),
                    Columns.column(at),
                    Columns.column(dueAt)
                },
                ADD_TYPES);
    }

    @Override
    public void sell(Collection<Claim> claims) {
        batch("UPDATE LOYALTY_STOCK_CLAIM SET SOLD = TRUE WHERE CLAIM_ID = ?", claims);
    }

    @Override
    public void remove(Collection<Claim> claims) {
        batch("DELETE FROM LOYALTY_STOCK_CLAIM WHERE CLAIM_ID = ?", claims);
    }

    private void batch(String sql, Collection<Claim> claims) {
        List<Object[]> rows = new ArrayList<>();
        claims.forEach(claim -> rows.add(new Object[] {claim.id()}));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    @Override
    public void noteBack(Claim claim, long back, long quotaBack) {
        jdbc.update(
                "UPDATE LOYALTY_STOCK_CLAIM SET BACK = BACK + ?, QUOTA_BACK = QUOTA_BACK + ? WHERE CLAIM_ID = ?",
                back,
                quotaBack,
                claim.id());
    }

    @Override
    public Map<StockKey, Long> taken(Collection<StockKey> keys) {
        Map<StockKey, Long> taken = new HashMap<>();
        if (!keys.isEmpty()) {
            named.query("SELECT STOCK_KEY, TAKEN FROM LOYALTY_STOCK WHERE STOCK_KEY IN (:keys)", keys(keys), row -> {
                taken.put(new StockKey(row.getString("STOCK_KEY")), row.getLong("TAKEN"));
            });
        }
        return taken;
    }

    @Override
    public Map<StockKey, Long> counted(MemberId member, Map<StockKey, String> periods) {
        Map<StockKey, Long> counted = new HashMap<>();
        if (!periods.isEmpty()) {
            named.query(
                    "SELECT STOCK_KEY, PERIOD, TAKEN FROM LOYALTY_STOCK_QUOTA"
                            + " WHERE MEMBER_ID = :member AND STOCK_KEY IN (:keys)",
                    keys(periods.keySet()).addValue("member", member.value()),
                    row -> {
                        StockKey key = new StockKey(row.getString("STOCK_KEY"));
                        if (Objects.equals(periods.get(key), row.getString("PERIOD"))) {
                            counted.put(key, row.getLong("TAKEN"));
                        }
                    });
        }
        return counted;
    }

    private static MapSqlParameterSource keys(Collection<StockKey> keys) {
        return new MapSqlParameterSource(
                "keys", new TreeSet<>(keys).stream().map(StockKey::value).toList());
    }

    @Override
    public long held(StockKey key) {
        Long held = jdbc.queryForObject(
                "SELECT SUM(QUANTITY) FROM LOYALTY_STOCK_CLAIM WHERE STOCK_KEY = ? AND SOLD = FALSE",
                Long.class,
                key.value());
        return held == null ? 0 : held;
    }

    @Override
    public List<Claim> overdue(Instant now, long after, int limit) {
        return jdbc.query(
                CLAIMS + "SOLD = FALSE AND DUE_AT <= ? AND CLAIM_ID > ? ORDER BY CLAIM_ID LIMIT " + limit,
                (row, index) -> claim(row),
                Columns.column(now),
                after);
    }

    @Override
    public void merge(MemberId from, MemberId into) {
        // Whoever gives back has its claim first, and then the quota.
        jdbc.queryForList(
                "SELECT CLAIM_ID FROM LOYALTY_STOCK_CLAIM WHERE MEMBER_ID = ? ORDER BY CLAIM_ID FOR UPDATE",
                Long.class,
                from.value());
        List<Object[]> counted = jdbc.query(
                "SELECT STOCK_KEY, PERIOD, TAKEN FROM LOYALTY_STOCK_QUOTA WHERE MEMBER_ID = ?"
                        + " ORDER BY STOCK_KEY, PERIOD FOR UPDATE",
                (row, index) ->
                        new Object[] {row.getString("STOCK_KEY"), row.getString("PERIOD"), row.getLong("TAKEN")},
                from.value());
        // What both have taken together may be more than one may: nothing is taken from them for it.
        counted.forEach(row -> quotas.add((Long) row[2], null, row[0], into.value(), row[1]));
        jdbc.update("DELETE FROM LOYALTY_STOCK_QUOTA WHERE MEMBER_ID = ?", from.value());
        jdbc.update("UPDATE LOYALTY_STOCK_CLAIM SET MEMBER_ID = ? WHERE MEMBER_ID = ?", into.value(), from.value());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        Long member = Columns.longOrNull(row, "MEMBER_ID");
        return new Claim(
                row.getLong("CLAIM_ID"),
                new Claimant(row.getString("CLAIMED_BY")),
                new StockKey(row.getString("STOCK_KEY")),
                row.getLong("QUANTITY"),
                row.getLong("BACK"),
                row.getLong("QUOTA_BACK"),
                member == null ? null : new MemberId(member),
                row.getString("PERIOD"),
                row.getBoolean("STOCK_COMES_BACK"),
                row.getBoolean("QUOTA_COMES_BACK"),
                row.getBoolean("SOLD"),
                Columns.instant(row, "DUE_AT"));
    }
}
