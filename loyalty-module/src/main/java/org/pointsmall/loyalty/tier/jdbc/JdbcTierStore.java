package org.pointsmall.loyalty.tier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.Span;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline.AboutMember;
import org.springframework.jdbc.core.JdbcTemplate;

/** Members' tiers in {@code LOYALTY_MEMBER_TIER}, each with when it is to be reviewed. */
public final class JdbcTierStore implements TierStore {
    /** The revision in force and the account's row are read at one moment, and also where there is no such row. */
    private static final String KEPT =
            "SELECT s.REVISION AS IN_FORCE, COALESCE(a.MERGED_INTO, a.ACCOUNT_ID) AS ACCOUNT_ID, t.REVISION, t.TIER_CODE,"
                    + " t.TIER_RANK, t.REACHED_AT, t.ENDS_AT, t.GRACE_ENDS_AT, t.PROMISED"
                    + " FROM (SELECT MAX(REVISION) AS REVISION FROM LOYALTY_TIER_SCHEME) s"
                    + " LEFT JOIN LOYALTY_ACCOUNT a ON a.%s = ?"
                    + " LEFT JOIN LOYALTY_MEMBER_TIER t ON t.ACCOUNT_ID = COALESCE(a.MERGED_INTO, a.ACCOUNT_ID)";

    private static final AboutMember<Kept> KEPT_OF_MEMBER =
            new AboutMember<>(KEPT.formatted("MEMBER_ID"), JdbcTierStore::kept);
    private static final String KEPT_OF_ACCOUNT = KEPT.formatted("ACCOUNT_ID");
    private static final int[] TIER_TYPES = {
        Types.VARCHAR,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final SchemeRows schemes;
    private final ChangeRows changes;
    private final QualifyingRows qualifying;
    private final FirstTiers first;
    private final StatementPipeline movements;

    /**
     * @param dataSource the one that the store's transactions run on, so that these statements are part of them
     * @param movements takes what qualifies along with the movement that it is of
     */
    public JdbcTierStore(DataSource dataSource, StatementPipeline movements) {
        this.movements = movements;
        jdbc = new JdbcTemplate(dataSource);
        schemes = new SchemeRows(jdbc);
        changes = new ChangeRows(jdbc);
        qualifying = new QualifyingRows(jdbc, movements);
        first = new FirstTiers(jdbc, changes);
    }

    @Override
    public long revision() {
        return schemes.revision();
    }

    @Override
    public TierScheme scheme(long revision) {
        return schemes.read(revision);
    }

    @Override
    public void lockSchemes() {
        schemes.lock();
    }

    @Override
    public void append(long revision, TierScheme scheme, String actor, Instant at) {
        schemes.append(revision, scheme, actor, at);
    }

    @Override
    public List<Save> saves(int limit) {
        return schemes.saves(limit);
    }

    @Override
    public List<Save> allSaves() {
        List<Save> all = new ArrayList<>(schemes.saves(Integer.MAX_VALUE));
        Collections.reverse(all);
        return all;
    }

    @Override
    public Kept kept(MemberId member) {
        // A programme without tiers never gets here, and so never asks with the lock.
        movements.askWithLock(KEPT_OF_MEMBER);
        return movements
                .answer(KEPT_OF_MEMBER, member.value())
                .orElseGet(() -> kept(KEPT_OF_MEMBER.sql(), member.value()));
    }

    @Override
    public Kept kept(AccountId account) {
        return kept(KEPT_OF_ACCOUNT, account.value());
    }

    private Kept kept(String sql, long id) {
        return Objects.requireNonNull(jdbc.query(sql, KEPT_OF_MEMBER.result(), id));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        row.next();
        Long account = Columns.longOrNull(row, "ACCOUNT_ID");
        String tier = row.getString("TIER_CODE");
        return new Kept(
                account == null ? null : new AccountId(account),
                row.getLong("IN_FORCE"),
                Columns.longOrNull(row, "REVISION"),
                tier == null ? Standing.NONE : standing(row));
    }

    /** Of a row that has a tier. */
    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new TierCode(row.getString("TIER_CODE")),
                row.getInt("TIER_RANK"),
                Columns.instant(row, "REACHED_AT"),
                Columns.instant(row, "ENDS_AT"),
                Columns.instantOrNull(row, "GRACE_ENDS_AT"),
                PromisedText.read(row.getString("PROMISED")));
    }

    @Override
    public void keep(AccountId account, boolean isNew, Standing standing, long revision, List<TierChange> decided) {
        movements.forget(KEPT_OF_MEMBER);
        TierCode tier = standing.tier();
        int written = jdbc.update(
                isNew
                        ? "INSERT INTO LOYALTY_MEMBER_TIER (TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, GRACE_ENDS_AT,"
                                + " REVIEW_AT, PROMISED, REVISION, ACCOUNT_ID) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        : "UPDATE LOYALTY_MEMBER_TIER SET TIER_CODE = ?, TIER_RANK = ?, REACHED_AT = ?, ENDS_AT = ?,"
                                + " GRACE_ENDS_AT = ?, REVIEW_AT = ?, PROMISED = ?, REVISION = ? WHERE ACCOUNT_ID = ?",
                new @Nullable Object[] {
                    tier == null ? null : tier.value(),
                    standing.rank(),
                    Columns.column(standing.since()),
                    Columns.column(standing.until()),
                    Columns.column(standing.graceUntil()),
                    Columns.column(standing.reviewAt()),
                    PromisedText.write(standing.promised()),
                    revision,
                    account.value()
                },
                TIER_TYPES);
        if (written != 1) {
            throw new IllegalStateException("the tier of " + account + " was not there: is its account locked?");
        }
        decided.forEach(change -> changes.append(account, change));
    }

    @Override
    public void qualify(Movement movement) {
        qualifying.append(movement);
    }

    @Override
    public Map<MemberId, AccountId> fresh(Collection<MemberId> members) {
        return first.fresh(members);
    }

    @Override
    public void keepFirst(List<First> tiers) {
        movements.forget(KEPT_OF_MEMBER);
        first.keep(tiers);
    }

    @Override
    public Optional<Brought> brought(AccountId account, long orderId) {
        return qualifying.brought(account, orderId);
    }

    @Override
    public long gathered(AccountId account, Measure measure, Currency currency, Span span) {
        return qualifying.gathered(account, measure, currency, span);
    }

    @Override
    public List<Stood> stood(AccountId account) {
        return qualifying.stood(account);
    }

    @Override
    public List<ByHand> givenByHand(AccountId account) {
        return changes.givenByHand(account);
    }

    @Override
    public Map<Long, Instant> redefinedAt(AccountId account) {
        return changes.redefinedAt(account);
    }

    @Override
    public void move(AccountId from, AccountId into) {
        movements.forget(KEPT_OF_MEMBER);
        qualifying.move(from, into);
        jdbc.update("DELETE FROM LOYALTY_MEMBER_TIER WHERE ACCOUNT_ID = ?", from.value());
    }

    @Override
    public List<AccountId> decidedBefore(long revision, long after, int limit) {
        return jdbc.query(
                "SELECT ACCOUNT_ID FROM LOYALTY_MEMBER_TIER WHERE REVISION < ? AND ACCOUNT_ID > ?"
                        + " UNION SELECT q.ACCOUNT_ID FROM LOYALTY_QUALIFYING q"
                        + " LEFT JOIN LOYALTY_MEMBER_TIER t ON t.ACCOUNT_ID = q.ACCOUNT_ID"
                        + " WHERE t.ACCOUNT_ID IS NULL AND q.ACCOUNT_ID > ?"
                        + " ORDER BY ACCOUNT_ID LIMIT " + limit,
                (row, index) -> new AccountId(row.getLong("ACCOUNT_ID")),
                revision,
                after,
                after);
    }

    @Override
    public List<Due> due(Instant now, @Nullable Due after, int limit) {
        String later = after == null ? "" : " AND REVIEW_AT >= ? AND (REVIEW_AT > ? OR ACCOUNT_ID > ?)";
        @Nullable
        Object[] values = after == null
                ? new @Nullable Object[] {Columns.column(now)}
                : new @Nullable Object[] {
                    Columns.column(now),
                    Columns.column(after.at()),
                    Columns.column(after.at()),
                    after.account().value()
                };
        return jdbc.query(
                "SELECT REVIEW_AT, ACCOUNT_ID FROM LOYALTY_MEMBER_TIER WHERE REVIEW_AT <= ?" + later
                        + " ORDER BY REVIEW_AT, ACCOUNT_ID LIMIT " + limit,
                (row, index) -> new Due(Columns.instant(row, "REVIEW_AT"), new AccountId(row.getLong("ACCOUNT_ID"))),
                values);
    }

    @Override
    public long members(TierCode tier) {
        Long members = jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_MEMBER_TIER WHERE TIER_CODE = ?", Long.class, tier.value());
        return members == null ? 0 : members;
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return jdbc
                .query(
                        "SELECT REVIEW_AT FROM LOYALTY_MEMBER_TIER WHERE REVIEW_AT <= ? ORDER BY REVIEW_AT LIMIT 1",
                        (row, index) -> Columns.instant(row, "REVIEW_AT"),
                        Columns.column(now))
                .stream()
                .findFirst();
    }

    @Override
    public List<TierChange> changes(MemberId member, int limit) {
        return changes.newestFirst(member, limit);
    }
}
