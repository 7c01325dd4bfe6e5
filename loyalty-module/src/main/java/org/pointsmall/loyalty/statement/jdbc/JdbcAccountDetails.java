package org.pointsmall.loyalty.statement.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountChange;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.jdbc.JdbcAccounts;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLots;
import org.pointsmall.loyalty.ledger.jdbc.JournalRows;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads accounts without locks, each part by one statement along an index. */
final class JdbcAccountDetails implements AccountDetails {
    private final JdbcTemplate jdbc;

    JdbcAccountDetails(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<AccountSummary> find(AccountId account) {
        return file("ACCOUNT_ID = ?", account.value());
    }

    @Override
    public Optional<AccountSummary> of(MemberId member) {
        return file("MEMBER_ID = ?", member.value());
    }

    private Optional<AccountSummary> file(String where, Object... ids) {
        return jdbc
                .query(
                        "SELECT " + JdbcAccounts.COLUMNS + ", OPENED_AT FROM LOYALTY_ACCOUNT WHERE " + where,
                        (row, index) -> {
                            Long into = Columns.longOrNull(row, "MERGED_INTO");
                            return new AccountSummary(
                                    JdbcAccounts.account(row),
                                    Columns.instant(row, "OPENED_AT"),
                                    into == null ? null : new AccountId(into));
                        },
                        ids)
                .stream()
                .findFirst();
    }

    @Override
    public List<MemberId> parts(AccountId account, int limit) {
        return jdbc.query(
                "SELECT MEMBER_ID FROM LOYALTY_ACCOUNT WHERE MERGED_INTO = ? ORDER BY MEMBER_ID LIMIT " + limit,
                (row, index) -> new MemberId(row.getLong("MEMBER_ID")),
                account.value());
    }

    @Override
    public List<LotDetail> lots(AccountId account, int limit) {
        // Two ways to a lot, each by its index: what is live, and what only an open hold still keeps.
        return jdbc.query(
                "SELECT " + JdbcLots.TERMS + ", l.AVAILABLE, l.PENDING, l.HELD FROM LOYALTY_LOT l"
                        + " WHERE l.LOT_ID IN (SELECT v.LOT_ID FROM LOYALTY_LOT v WHERE v.LIVE_ACCOUNT_ID = ?"
                        + " UNION SELECT k.LOT_ID FROM LOYALTY_HOLD h JOIN LOYALTY_HOLD_LOT k ON k.HOLD_ID = h.HOLD_ID"
                        + " WHERE h.ACCOUNT_ID = ? AND h.STATUS = 'OPEN')"
                        + " ORDER BY CASE WHEN l.EXPIRES_AT IS NULL THEN 1 ELSE 0 END, l.EXPIRES_AT, l.EARNED_AT,"
                        + " l.LOT_ID LIMIT " + limit,
                (row, index) -> new LotDetail(JdbcLots.lot(row, index), PointsColumn.read(row, "HELD")),
                account.value(),
                account.value());
    }

    @Override
    public List<EntryDetail> journal(AccountId account, @Nullable EntryId before, int limit) {
        return entries("j.ENTRY_ID < ?", limit, account.value(), before == null ? Long.MAX_VALUE : before.value());
    }

    @Override
    public Optional<AccountSummary> ofOrder(long orderId) {
        return file(
                "ACCOUNT_ID = COALESCE((SELECT MAX(j.ACCOUNT_ID) FROM LOYALTY_JOURNAL j WHERE j.ORDER_ID = ?),"
                        + " (SELECT MAX(h.ACCOUNT_ID) FROM LOYALTY_HOLD h WHERE h.ORDER_ID = ?))",
                orderId,
                orderId);
    }

    @Override
    public List<EntryDetail> journalOfOrder(AccountId account, long orderId, int limit) {
        return entries("j.ORDER_ID = ?", limit, account.value(), orderId);
    }

    private List<EntryDetail> entries(String which, int limit, Object... values) {
        return jdbc.query(
                "SELECT " + JournalRows.COLUMNS + ", r.ENTRY_ID AS REVERSED_BY FROM LOYALTY_JOURNAL j"
                        + " LEFT JOIN LOYALTY_JOURNAL r ON r.REVERSES_ENTRY_ID = j.ENTRY_ID"
                        + " AND r.KIND = 'REVERSE'"
                        + " WHERE j.ACCOUNT_ID = ? AND " + which + " ORDER BY j.ENTRY_ID DESC LIMIT " + limit,
                (row, index) -> {
                    Long reversedBy = Columns.longOrNull(row, "REVERSED_BY");
                    return new EntryDetail(
                            JournalRows.entry(row, index), reversedBy == null ? null : new EntryId(reversedBy));
                },
                values);
    }

    @Override
    public Map<Long, String> orderNumbers(Collection<Long> orderIds) {
        Map<Long, String> numbers = new HashMap<>();
        if (!orderIds.isEmpty()) {
            jdbc.query(
                    "SELECT ORDER_ID, MAX(ORDER_NUMBER) AS ORDER_NUMBER FROM LOYALTY_JOURNAL"
                            + " WHERE ORDER_NUMBER IS NOT NULL AND ORDER_ID IN ("
                            + Columns.places(orderIds.size()) + ") GROUP BY ORDER_ID",
                    row -> {
                        numbers.put(row.getLong("ORDER_ID"), row.getString("ORDER_NUMBER"));
                    },
                    orderIds.toArray());
        }
        return numbers;
    }

    @Override
    public List<AccountChange> changes(AccountId account, int limit) {
        return jdbc.query(
                "SELECT FROM_STATUS, TO_STATUS, ACTOR, REASON, CHANGED_AT FROM LOYALTY_ACCOUNT_CHANGE"
                        + " WHERE ACCOUNT_ID = ? ORDER BY CHANGE_ID DESC LIMIT " + limit,
                (row, index) -> new AccountChange(
                        AccountStatus.valueOf(row.getString("FROM_STATUS")),
                        AccountStatus.valueOf(row.getString("TO_STATUS")),
                        row.getString("ACTOR"),
                        row.getString("REASON"),
                        Columns.instant(row, "CHANGED_AT")),
                account.value());
    }
}
