package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountChange;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.MySqlFamily;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The account rows: opened once a member, locked by whoever moves points. */
public final class JdbcAccounts {
    public static final String COLUMNS =
            "ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, PENDING, HELD, SPENT, EXPIRED, DEBT, MERGED_INTO";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM LOYALTY_ACCOUNT WHERE ";

    /** Locks out merges, by a row that comes before all accounts. */
    static final String LOCK_MERGING = "SELECT LOCK_ID FROM LOYALTY_MERGE_LOCK WHERE LOCK_ID = 1 FOR UPDATE";

    private static final int[] BALANCE_TYPES = {
        Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT, Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final LedgerPipeline writes;
    private final Transactions transactions;
    private final BusinessTime time;

    JdbcAccounts(JdbcTemplate jdbc, LedgerPipeline writes, Transactions transactions, BusinessTime time) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.transactions = transactions;
        this.time = time;
    }

    /** An account as its row stands, perhaps no more than a sign to the account that it has become part of. */
    record Row(Account account, @Nullable Long mergedInto) {}

    Optional<Account> find(MemberId member) {
        return found(row("MEMBER_ID = ?", member.value()));
    }

    Optional<Account> find(AccountId account) {
        return found(row("ACCOUNT_ID = ?", account.value()));
    }

    private Optional<Account> found(Optional<Row> start) {
        Optional<Row> row = start;
        while (row.isPresent() && row.get().mergedInto() != null) {
            row = row("ACCOUNT_ID = ?", row.get().mergedInto());
        }
        return row.map(Row::account);
    }

    Account open(MemberId member) {
        Optional<Account> account = find(member);
        if (account.isEmpty()) {
            insert(member);
            account = find(member);
        }
        return account.orElseThrow(() -> new IllegalStateException("just opened, and gone: " + member));
    }

    Account lock(MemberId member) {
        Optional<Row> row = lockedRow("MEMBER_ID = ?", member.value());
        if (row.isEmpty()) {
            insert(member);
            row = lockedRow("MEMBER_ID = ?", member.value());
        }
        return followed(row.orElseThrow(() -> new IllegalStateException("just opened, and gone: " + member)));
    }

    Account lock(AccountId account) {
        return followed(lockedRow("ACCOUNT_ID = ?", account.value())
                .orElseThrow(() -> new IllegalArgumentException("no such account: " + account)));
    }

    Optional<Account> lockItself(AccountId account) {
        return lockedRow("ACCOUNT_ID = ?", account.value())
                .filter(row -> row.mergedInto() == null)
                .map(Row::account);
    }

    void lockMerging() {
        jdbc.query(LOCK_MERGING, row -> {});
    }

    void lockPartsOf(AccountId account) {
        jdbc.query(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MERGED_INTO = ? ORDER BY ACCOUNT_ID FOR UPDATE",
                row -> {},
                account.value());
    }

    Account lockOf(HoldId hold) {
        return followed(lockedRow("ACCOUNT_ID = (SELECT ACCOUNT_ID FROM LOYALTY_HOLD WHERE HOLD_ID = ?)", hold.value())
                .orElseThrow(() -> new IllegalArgumentException("no such hold: " + hold)));
    }

    /** A merged account never moves again, so its lock keeps nobody waiting. */
    private Account followed(Row row) {
        Long into = row.mergedInto();
        return into == null ? row.account() : lock(new AccountId(into));
    }

    void save(AccountId account, Balance balance) {
        writes.overwrite(Write.one(
                "UPDATE LOYALTY_ACCOUNT SET AVAILABLE = ?, PENDING = ?, HELD = ?, SPENT = ?, EXPIRED = ?, DEBT = ?"
                        + " WHERE ACCOUNT_ID = ?",
                BALANCE_TYPES,
                balance.available().value(),
                balance.pending().value(),
                balance.held().value(),
                balance.spent().value(),
                balance.expired().value(),
                balance.debt().value(),
                account.value()));
    }

    void setStatus(AccountId account, AccountChange change, @Nullable AccountId into) {
        jdbc.update(
                "UPDATE LOYALTY_ACCOUNT SET STATUS = ?, MERGED_INTO = ? WHERE ACCOUNT_ID = ?",
                change.to().name(),
                into == null ? null : into.value(),
                account.value());
        if (into != null) {
            jdbc.update(
                    "UPDATE LOYALTY_ACCOUNT SET MERGED_INTO = ? WHERE MERGED_INTO = ?", into.value(), account.value());
        }
        jdbc.update(
                "INSERT INTO LOYALTY_ACCOUNT_CHANGE (ACCOUNT_ID, FROM_STATUS, TO_STATUS, ACTOR, REASON, CHANGED_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                account.value(),
                change.from().name(),
                change.to().name(),
                change.actor(),
                change.reason(),
                Columns.column(change.at()));
    }

    /** Whoever collects writes locks in order to post an entry, and gets an id for it with the lock. */
    private Optional<Row> lockedRow(String where, long value) {
        if (!writes.areCollected()) {
            return row(where + " FOR UPDATE", value);
        }
        return jdbc.query(lockAndDraw(where), this::lockedRow, value).stream().findFirst();
    }

    /** SQL that locks a member's row and draws an entry's id; {@link #lockedRow} reads it. */
    String lockAndDraw() {
        return lockAndDraw("MEMBER_ID = ?");
    }

    /**
     * The same, but a row that stands for itself: of one that has become part of another nothing is locked, also not where
     * somebody has merged it while this waited.
     */
    String lockOwnAndDraw() {
        return lockAndDraw("MEMBER_ID = ? AND MERGED_INTO IS NULL");
    }

    /** The id is drawn for rows that are locked by then, which in one SELECT it would not be. */
    private String lockAndDraw(String where) {
        return "SELECT a.*, " + writes.nextEntryId() + " AS ENTRY_ID FROM (" + SELECT + where + " FOR UPDATE) a";
    }

    Row lockedRow(ResultSet row, int index) throws SQLException {
        Row locked = row(row, index);
        writes.drawn(locked.account().id(), row.getLong("ENTRY_ID"));
        return locked;
    }

    private Optional<Row> row(String where, long value) {
        return jdbc.query(SELECT + where, JdbcAccounts::row, value).stream().findFirst();
    }

    /** Opens the account, or leaves it to whoever was faster: the unique member decides. */
    private void insert(MemberId member) {
        try {
            transactions.isolated(() -> jdbc.update(
                    "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) VALUES (?, ?, ?)"
                            + MySqlFamily.orLock(jdbc, "MEMBER_ID"),
                    member.value(),
                    AccountStatus.ACTIVE.name(),
                    Columns.column(time.now())));
        } catch (DuplicateKeyException raced) {
            // Somebody else has opened it meanwhile: the caller locks that one.
        }
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(account(row), Columns.longOrNull(row, "MERGED_INTO"));
    }

    public static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getLong("ACCOUNT_ID")),
                new MemberId(row.getLong("MEMBER_ID")),
                AccountStatus.valueOf(row.getString("STATUS")),
                new Balance(
                        PointsColumn.read(row, "AVAILABLE"),
                        PointsColumn.read(row, "PENDING"),
                        PointsColumn.read(row, "HELD"),
                        PointsColumn.read(row, "SPENT"),
                        PointsColumn.read(row, "EXPIRED"),
                        PointsColumn.read(row, "DEBT")));
    }
}
