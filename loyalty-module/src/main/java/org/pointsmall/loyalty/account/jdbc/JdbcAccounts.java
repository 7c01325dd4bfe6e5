package org.pointsmall.loyalty.account.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.pointsmall.loyalty.account.Account;
import org.pointsmall.loyalty.account.AccountId;
import org.pointsmall.loyalty.account.AccountStatus;
import org.pointsmall.loyalty.account.Balance;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.Transactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The account rows: opened once a member, locked by whoever moves points. */
final class JdbcAccounts {
    private static final String SELECT =
            "SELECT ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, PENDING, HELD, SPENT, EXPIRED, DEBT FROM LOYALTY_ACCOUNT";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Clock clock;

    JdbcAccounts(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<Account> find(MemberId member) {
        return jdbc.query(SELECT + " WHERE MEMBER_ID = ?", JdbcAccounts::account, member.value()).stream()
                .findFirst();
    }

    Account lock(MemberId member) {
        return lockExisting(member).orElseGet(() -> {
            open(member);
            return lockExisting(member)
                    .orElseThrow(() -> new IllegalStateException("just opened, and gone: " + member));
        });
    }

    Account lock(AccountId account) {
        return jdbc.query(SELECT + " WHERE ACCOUNT_ID = ? FOR UPDATE", JdbcAccounts::account, account.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such account: " + account));
    }

    void save(AccountId account, Balance balance) {
        jdbc.update(
                "UPDATE LOYALTY_ACCOUNT SET AVAILABLE = ?, PENDING = ?, HELD = ?, SPENT = ?, EXPIRED = ?, DEBT = ?"
                        + " WHERE ACCOUNT_ID = ?",
                balance.available().value(),
                balance.pending().value(),
                balance.held().value(),
                balance.spent().value(),
                balance.expired().value(),
                balance.debt().value(),
                account.value());
    }

    private Optional<Account> lockExisting(MemberId member) {
        return jdbc.query(SELECT + " WHERE MEMBER_ID = ? FOR UPDATE", JdbcAccounts::account, member.value()).stream()
                .findFirst();
    }

    /** Opens the account, or leaves it to whoever was faster: the unique member decides. */
    private void open(MemberId member) {
        try {
            transactions.isolated(() -> jdbc.update(
                    "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) VALUES (?, ?, ?)"
                            + MySqlFamily.orLock(jdbc, "MEMBER_ID"),
                    member.value(),
                    AccountStatus.ACTIVE.name(),
                    Columns.column(clock.instant())));
        } catch (DuplicateKeyException raced) {
            // Somebody else has opened it meanwhile: the caller locks that one.
        }
    }

    private static Account account(ResultSet row, int index) throws SQLException {
        return new Account(
                new AccountId(row.getLong("ACCOUNT_ID")),
                new MemberId(row.getLong("MEMBER_ID")),
                AccountStatus.valueOf(row.getString("STATUS")),
                new Balance(
                        Columns.points(row, "AVAILABLE"),
                        Columns.points(row, "PENDING"),
                        Columns.points(row, "HELD"),
                        Columns.points(row, "SPENT"),
                        Columns.points(row, "EXPIRED"),
                        Columns.points(row, "DEBT")));
    }
}
