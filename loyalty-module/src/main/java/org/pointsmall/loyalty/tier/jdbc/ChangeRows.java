package org.pointsmall.loyalty.tier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Span;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierStore;
import org.pointsmall.loyalty.tier.TierStore.ByHand;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was decided of members' tiers, in {@code LOYALTY_TIER_CHANGE}: only ever appended to. */
final class ChangeRows {
    private static final String INSERT =
            "INSERT INTO LOYALTY_TIER_CHANGE (ACCOUNT_ID, FROM_CODE, TO_CODE, WHY, CHANGED_AT, GATHERED,"
                    + " GATHERED_FROM, GATHERED_UNTIL, ENDS_AT, REVISION, ACTOR, REASON)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR
    };

    private final JdbcTemplate jdbc;

    ChangeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void append(AccountId account, TierChange change) {
        jdbc.update(INSERT, values(account, change), TYPES);
    }

    /** Each with its account. */
    void append(List<TierStore.First> tiers) {
        jdbc.batchUpdate(
                INSERT,
                tiers.stream().map(one -> values(one.account(), one.change())).toList(),
                TYPES);
    }

    private static @Nullable Object[] values(AccountId account, TierChange change) {
        TierChange.Given given = change.given();
        return new @Nullable Object[] {
            account.value(),
            text(change.from()),
            text(change.to()),
            change.why().name(),
            Columns.column(change.at()),
            change.gathered(),
            Columns.column(change.over().from()),
            Columns.column(change.over().until()),
            Columns.column(change.until()),
            change.revision(),
            given == null ? null : given.actor(),
            given == null ? null : given.reason()
        };
    }

    List<TierChange> newestFirst(MemberId member, int limit) {
        return jdbc.query(
                "SELECT FROM_CODE, TO_CODE, WHY, CHANGED_AT, GATHERED, GATHERED_FROM, GATHERED_UNTIL, ENDS_AT,"
                        + " REVISION, ACTOR, REASON FROM LOYALTY_TIER_CHANGE WHERE ACCOUNT_ID = " + OneAccount.OF_MEMBER
                        + " ORDER BY CHANGE_ID DESC LIMIT " + limit,
                (row, index) -> change(row),
                member.value());
    }

    List<ByHand> givenByHand(AccountId account) {
        return jdbc.query(
                "SELECT c.CHANGED_AT, c.TO_CODE, c.ENDS_AT, c.REVISION, c.ACCOUNT_ID FROM LOYALTY_TIER_CHANGE c"
                        + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = c.ACCOUNT_ID"
                        + " WHERE (a.ACCOUNT_ID = ? OR a.MERGED_INTO = ?) AND c.WHY IN ('GIVEN', 'OPENING') ORDER BY c.CHANGE_ID",
                (row, index) -> new ByHand(
                        Columns.instant(row, "CHANGED_AT"),
                        new TierCode(row.getString("TO_CODE")),
                        Columns.instant(row, "ENDS_AT"),
                        row.getLong("REVISION"),
                        new AccountId(row.getLong("ACCOUNT_ID"))),
                account.value(),
                account.value());
    }

    Map<Long, Instant> redefinedAt(AccountId account) {
        Map<Long, Instant> moments = new HashMap<>();
        jdbc.query(
                "SELECT REVISION, CHANGED_AT FROM LOYALTY_TIER_CHANGE WHERE ACCOUNT_ID = ? AND WHY = 'REDEFINED'"
                        + " ORDER BY CHANGE_ID",
                row -> {
                    moments.putIfAbsent(row.getLong("REVISION"), Columns.instant(row, "CHANGED_AT"));
                },
                account.value());
        return moments;
    }

    private static TierChange change(ResultSet row) throws SQLException {
        String actor = row.getString("ACTOR");
        return new TierChange(
                code(row.getString("FROM_CODE")),
                code(row.getString("TO_CODE")),
                TierChange.Why.valueOf(row.getString("WHY")),
                Columns.instant(row, "CHANGED_AT"),
                row.getLong("GATHERED"),
                new Span(Columns.instant(row, "GATHERED_FROM"), Columns.instant(row, "GATHERED_UNTIL")),
                Columns.instantOrNull(row, "ENDS_AT"),
                row.getLong("REVISION"),
                actor == null ? null : new TierChange.Given(actor, row.getString("REASON")));
    }

    private static @Nullable String text(@Nullable TierCode code) {
        return code == null ? null : code.value();
    }

    private static @Nullable TierCode code(@Nullable String text) {
        return text == null ? null : new TierCode(text);
    }
}
