package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.ClaimTakenException;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.purchase.jdbc.AllocationJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The holds, each of which claims its order while it is open, and for good once it is committed. */
final class JdbcHolds {
    private static final String COLUMNS =
            "HOLD_ID, ACCOUNT_ID, ORDER_ID, POINTS, MONEY, CURRENCY, ALLOCATION, STATUS," + " COMMITTED_POINTS, DUE_AT";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM LOYALTY_HOLD";
    /** Opens a hold of an account that the end of the statement finds, unless the order is claimed. */
    private static final String INSERT =
            "INSERT INTO LOYALTY_HOLD (ACCOUNT_ID, ORDER_ID, CLAIM_ORDER_ID, POINTS, MONEY, CURRENCY, RATE_POINTS,"
                    + " RATE_MONEY, ALLOCATION, STATUS, OPENED_AT, DUE_AT)"
                    + " SELECT a.ACCOUNT_ID, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM LOYALTY_ACCOUNT a"
                    + " WHERE NOT EXISTS (SELECT 1 FROM LOYALTY_HOLD h WHERE h.CLAIM_ORDER_ID = ?)";

    private static final String OF_MEMBER = " AND a.MEMBER_ID = ? AND a.MERGED_INTO IS NULL";

    /** SQL that opens a hold of a member's own account, unless the order is claimed; its values are {@link #values}. */
    static final String OPEN = INSERT + OF_MEMBER + " RETURNING HOLD_ID";

    static final int[] INSERT_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.LONGVARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.BIGINT
    };

    private static final int[] END_TYPES = {
        Types.VARCHAR, Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final LedgerPipeline writes;

    JdbcHolds(JdbcTemplate jdbc, LedgerPipeline writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    Optional<HoldId> open(HoldRequest request, Instant at) {
        return insert(OF_MEMBER, request.member().value(), request, at);
    }

    Optional<HoldId> open(AccountId account, HoldRequest request, Instant at) {
        return insert(" AND a.ACCOUNT_ID = ?", account.value(), request, at);
    }

    void discard(HoldId hold) {
        jdbc.update("DELETE FROM LOYALTY_HOLD WHERE HOLD_ID = ? AND STATUS = 'OPEN'", hold.value());
    }

    private Optional<HoldId> insert(String account, long accountOrMember, HoldRequest request, Instant at) {
        try {
            OptionalLong id = GeneratedKey.insertIfAny(
                    jdbc, INSERT + account, "hold_id", INSERT_TYPES, values(request, at, accountOrMember));
            return id.isEmpty() ? Optional.empty() : Optional.of(new HoldId(id.getAsLong()));
        } catch (DuplicateKeyException raced) {
            throw new ClaimTakenException(request.orderId(), raced);
        }
    }

    /** Of a hold that is opened. */
    static @Nullable Object[] values(HoldRequest request, Instant at, long accountOrMember) {
        Money money = request.money();
        PointsRate rate = request.rate();
        return new @Nullable Object[] {
            request.orderId(),
            request.orderId(),
            request.points().value(),
            money == null ? null : money.minorUnits(),
            money == null ? null : money.currency().getCurrencyCode(),
            rate == null ? null : rate.points().value(),
            rate == null ? null : rate.money().minorUnits(),
            AllocationJson.write(request.allocation()),
            HoldStatus.OPEN.name(),
            Columns.column(at),
            Columns.column(at.plus(request.lasting())),
            request.orderId(),
            accountOrMember
        };
    }

    boolean commitEmpty(AccountId account, long orderId, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_HOLD SET STATUS = 'COMMITTED', ENDED_AT = ?"
                                + " WHERE CLAIM_ORDER_ID = ? AND ACCOUNT_ID = ? AND STATUS = 'OPEN' AND POINTS = 0",
                        Columns.column(at),
                        orderId,
                        account.value())
                == 1;
    }

    Optional<Hold> find(HoldId hold) {
        return jdbc.query(SELECT + " WHERE HOLD_ID = ?", JdbcHolds::hold, hold.value()).stream()
                .findFirst();
    }

    Optional<Hold> claim(long orderId) {
        return jdbc.query(SELECT + " WHERE CLAIM_ORDER_ID = ?", JdbcHolds::hold, orderId).stream()
                .findFirst();
    }

    /**
     * SQL for {@link #claim}, with a row for each lot that it has points from ({@link JdbcLots#held(ResultSet)}), or one with
     * none. Where it is to be committed by an entry, it draws one for the entry after that.
     */
    static String claimAndDraw(String nextEntryId) {
        return "SELECT c.*, " + JdbcLots.HELD + " FROM (SELECT " + COLUMNS
                + ", CASE WHEN STATUS = 'OPEN' AND POINTS > 0 THEN " + nextEntryId
                + " END AS ENTRY_ID FROM LOYALTY_HOLD WHERE CLAIM_ORDER_ID = ?) c"
                + " LEFT JOIN LOYALTY_HOLD_LOT h ON h.HOLD_ID = c.HOLD_ID"
                + " LEFT JOIN LOYALTY_LOT l ON l.LOT_ID = h.LOT_ID";
    }

    Optional<Hold> last(long orderId) {
        return jdbc
                .query(SELECT + " WHERE ORDER_ID = ? ORDER BY HOLD_ID DESC LIMIT 1", JdbcHolds::hold, orderId)
                .stream()
                .findFirst();
    }

    List<Hold> overdue(Instant at, HoldId after, int limit) {
        return jdbc.query(
                SELECT + " WHERE STATUS = 'OPEN' AND HOLD_ID > ? AND DUE_AT <= ? ORDER BY HOLD_ID LIMIT " + limit,
                JdbcHolds::hold,
                after.value(),
                Columns.column(at));
    }

    /** The condition on the status is the last guard: under the account's lock it always holds. */
    void end(HoldId hold, HoldStatus status, Points committed, Instant at) {
        writes.add(Write.checked(
                "a hold ends once: " + hold + " to " + status,
                "UPDATE LOYALTY_HOLD SET STATUS = ?, COMMITTED_POINTS = ?, ENDED_AT = ?,"
                        + " CLAIM_ORDER_ID = CASE WHEN ? = 'COMMITTED' THEN ORDER_ID END"
                        + " WHERE HOLD_ID = ? AND STATUS = 'OPEN'",
                END_TYPES,
                status.name(),
                committed.value(),
                Columns.column(at),
                status.name(),
                hold.value()));
    }

    static Hold hold(ResultSet row, int index) throws SQLException {
        return new Hold(
                new HoldId(row.getLong("HOLD_ID")),
                new AccountId(row.getLong("ACCOUNT_ID")),
                row.getLong("ORDER_ID"),
                PointsColumn.read(row, "POINTS"),
                money(row),
                AllocationJson.read(row.getString("ALLOCATION")),
                HoldStatus.valueOf(row.getString("STATUS")),
                PointsColumn.read(row, "COMMITTED_POINTS"),
                Columns.instant(row, "DUE_AT"));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        Long minorUnits = Columns.longOrNull(row, "MONEY");
        return minorUnits == null ? null : new Money(minorUnits, Currency.getInstance(row.getString("CURRENCY")));
    }
}
