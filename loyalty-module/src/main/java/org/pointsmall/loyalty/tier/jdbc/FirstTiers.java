package org.pointsmall.loyalty.tier.jdbc;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.TierStore.First;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows.Column;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tiers of many accounts at once of which none was kept before. */
final class FirstTiers {
    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final ChangeRows changes;
    private final ManyRows many;

    FirstTiers(JdbcTemplate jdbc, ChangeRows changes) {
        this.jdbc = jdbc;
        this.changes = changes;
        many = new ManyRows(jdbc);
    }

    /** Merged accounts are looked at one by one. */
    Map<MemberId, AccountId> fresh(Collection<MemberId> members) {
        Map<MemberId, AccountId> fresh = new HashMap<>();
        if (!members.isEmpty()) {
            jdbc.query(
                    "SELECT a.MEMBER_ID, a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE a.MERGED_INTO IS NULL AND a.MEMBER_ID IN ("
                            + Columns.places(members.size())
                            + ") AND NOT EXISTS (SELECT 1 FROM LOYALTY_MEMBER_TIER t WHERE t.ACCOUNT_ID = a.ACCOUNT_ID)"
                            + " AND NOT EXISTS (SELECT 1 FROM LOYALTY_QUALIFYING q WHERE q.ACCOUNT_ID = a.ACCOUNT_ID)"
                            + " AND NOT EXISTS (SELECT 1 FROM LOYALTY_ACCOUNT part WHERE part.MERGED_INTO = a.ACCOUNT_ID)",
                    row -> {
                        fresh.put(new MemberId(row.getLong("MEMBER_ID")), new AccountId(row.getLong("ACCOUNT_ID")));
                    },
                    members.stream().map(MemberId::value).toArray());
        }
        return fresh;
    }

    void keep(List<First> tiers) {
        if (many.areTaken()) {
            keepTogether(tiers);
            return;
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT,"
                        + " REVISION) VALUES (?, ?, ?, ?, ?, ?, ?)",
                tiers.stream().map(FirstTiers::values).toList(),
                TYPES);
        changes.append(tiers);
    }

    private void keepTogether(List<First> tiers) {
        PostgreSql.writeMany(jdbc);
        Column accounts = Column.of("bigint", tiers, one -> one.account().value());
        Column revisions = Column.of("bigint", tiers, one -> one.change().revision());
        many.run(
                "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT, REVISION)"
                        + " SELECT a, t, r, s, e, e, v FROM unnest(?, ?, ?, ?, ?, ?) AS tier(a, t, r, s, e, v)",
                accounts,
                Column.of("varchar", tiers, one -> Objects.requireNonNull(
                                one.standing().tier())
                        .value()),
                Column.of("int4", tiers, one -> one.standing().rank()),
                Column.of(
                        "timestamptz",
                        tiers,
                        one -> String.valueOf(one.standing().since())),
                Column.of(
                        "timestamptz",
                        tiers,
                        one -> String.valueOf(one.standing().until())),
                revisions);
        many.run(
                "INSERT INTO LOYALTY_TIER_CHANGE (ACCOUNT_ID, TO_CODE, WHY, CHANGED_AT, GATHERED, GATHERED_FROM,"
                        + " GATHERED_UNTIL, ENDS_AT, REVISION, ACTOR, REASON) SELECT a, t, w, c, 0, c, c, e, v, x, y"
                        + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS change(a, t, w, c, e, v, x, y)",
                accounts,
                Column.of("varchar", tiers, one -> Objects.requireNonNull(
                                one.change().to())
                        .value()),
                Column.of("varchar", tiers, one -> one.change().why().name()),
                Column.of("timestamptz", tiers, one -> one.change().at().toString()),
                Column.of(
                        "timestamptz", tiers, one -> String.valueOf(one.change().until())),
                revisions,
                Column.of("varchar", tiers, one -> Objects.requireNonNull(
                                one.change().given())
                        .actor()),
                Column.of("varchar", tiers, one -> Objects.requireNonNull(
                                one.change().given())
                        .reason()));
    }

    private static @Nullable Object[] values(First one) {
        Standing standing = one.standing();
        return new @Nullable Object[] {
            one.account().value(),
            Objects.requireNonNull(standing.tier()).value(),
            standing.rank(),
            Columns.column(standing.since()),
            Columns.column(standing.until()),
            Columns.column(standing.reviewAt()),
            one.change().revision()
        };
    }
}
