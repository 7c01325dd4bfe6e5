package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.DueKeys;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotId;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.InstantColumn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Posts what is due by statements over all accounts of a chunk. The accounts are locked first, and lots move only under
 * their account's lock, so each of the statements that follow sees the same lots.
 */
public final class JdbcDueLots implements DueLots {
    private static final String ACTOR = "job";
    /** Many lots may be one account's; no more than this are looked through for the next accounts. */
    private static final int LOTS_AN_ACCOUNT = 10;

    private static final int[] ENTRY_TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final LedgerObserver observer;
    private final Outbox outbox;

    public JdbcDueLots(DataSource dataSource, Transactions transactions, LedgerObserver observer, Outbox outbox) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
        this.observer = observer;
        this.outbox = outbox;
    }

    @Override
    public Posted post(Due due, Instant at, @Nullable Mark after, int accounts) {
        return Objects.requireNonNull(transactions.required(() -> {
            // Whose lots they are must stay so until all the accounts are locked.
            jdbc.query(JdbcAccounts.LOCK_MERGING, row -> {});
            List<DueLot> next = next(DueSql.of(due), at, after, accounts * LOTS_AN_ACCOUNT);
            Set<Long> chunk = new LinkedHashSet<>();
            Mark last = after;
            for (DueLot lot : next) {
                if (chunk.size() == accounts && !chunk.contains(lot.account())) {
                    break;
                }
                chunk.add(lot.account());
                last = lot.mark();
            }
            return chunk.isEmpty() ? new Posted(0, null) : new Posted(post(due, DueSql.of(due), at, chunk), last);
        }));
    }

    @Override
    public Optional<Instant> oldest(Due due, Instant at) {
        return transactions.required(
                () -> next(DueSql.of(due), at, null, 1).stream().findFirst().map(lot -> lot.mark()
                        .at()));
    }

    private record DueLot(long account, Mark mark) {}

    /** Those of the very same time first, then later ones: two simple ranges, for which each database has a plan. */
    private List<DueLot> next(DueSql sql, Instant at, @Nullable Mark after, int limit) {
        List<DueLot> lots = new ArrayList<>();
        if (after != null) {
            lots.addAll(jdbc.query(
                    sql.sameTime() + limit,
                    JdbcDueLots::lot,
                    Columns.column(after.at()),
                    after.lot().value()));
        }
        if (lots.size() < limit) {
            lots.addAll(jdbc.query(
                    sql.later() + (limit - lots.size()),
                    JdbcDueLots::lot,
                    Columns.column(after == null ? Instant.EPOCH : after.at()),
                    Columns.column(at)));
        }
        return lots;
    }

    private static DueLot lot(ResultSet row, int index) throws SQLException {
        Mark mark = new Mark(Columns.instant(row, "DUE_AT"), new LotId(row.getLong("LOT_ID")));
        return new DueLot(row.getLong("ACCOUNT_ID"), mark);
    }

    /** What is due of one account, and the account's row as it is locked. */
    private record DueAccount(
            long id, long member, long available, long pending, long youngest, long expired, long owned) {
        long points() {
            return available + pending;
        }
    }

    private long post(Due due, DueSql sql, Instant at, Set<Long> chunk) {
        String ids = Columns.places(chunk.size());
        Object[] accountIds = chunk.toArray();
        jdbc.query(DueSql.LOCK.formatted(ids), row -> {}, accountIds);
        InstantColumn time = new InstantColumn(at);
        Object[] dueOfAccounts =
                joined(accountIds, Collections.nCopies(sql.times(), time).toArray());
        List<DueAccount> accounts = jdbc.query(sql.sums().formatted(ids), JdbcDueLots::account, dueOfAccounts);
        if (accounts.isEmpty()) {
            return 0;
        }
        Object[] before = {newestEntry()};
        insertEntries(due, accounts, time);
        for (String lines : sql.lines()) {
            jdbc.update(lines.formatted(ids), joined(before, dueOfAccounts));
        }
        if (due == Due.EXPIRY) {
            jdbc.update(DueSql.BREAKAGE.formatted(ids), joined(accountIds, before));
        }
        jdbc.update(sql.lots().formatted(ids), dueOfAccounts);
        updateAccounts(due, accounts);
        accounts.forEach(account -> observer.posted(due.kind(), account.points()));
        outbox.add(accounts.stream().map(account -> news(due, account, at)).toList());
        return accounts.size();
    }

    private static News news(Due due, DueAccount account, Instant at) {
        boolean expires = due == Due.EXPIRY;
        return LedgerEvents.moved(
                new MemberId(account.member()),
                expires ? LedgerEvents.EXPIRED : LedgerEvents.ACTIVATED,
                at,
                expires ? -account.points() : account.points(),
                key(due, account),
                null);
    }

    private static PostingKey key(Due due, DueAccount account) {
        AccountId id = new AccountId(account.id());
        return due == Due.EXPIRY
                ? DueKeys.expire(id, Points.of(account.expired()))
                : DueKeys.activate(id, new LotId(account.youngest()));
    }

    /** Under their locks, none but this transaction posts a later entry of the accounts. */
    private long newestEntry() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT COALESCE(MAX(ENTRY_ID), 0) FROM LOYALTY_JOURNAL", Long.class));
    }

    private void insertEntries(Due due, List<DueAccount> accounts, InstantColumn time) {
        List<Object[]> rows = new ArrayList<>();
        for (DueAccount account : accounts) {
            long points = due == Due.EXPIRY ? -account.points() : 0;
            rows.add(new Object[] {
                account.id(),
                due.kind().name(),
                key(due, account).value(),
                DueKeys.CONTENT,
                points,
                account.owned() + points,
                ACTOR,
                time
            });
        }
        jdbc.batchUpdate(DueSql.ENTRY, rows, ENTRY_TYPES);
    }

    private void updateAccounts(Due due, List<DueAccount> accounts) {
        List<Object[]> rows = new ArrayList<>();
        for (DueAccount account : accounts) {
            rows.add(
                    due == Due.EXPIRY
                            ? new Object[] {-account.available(), -account.pending(), account.points(), account.id()}
                            : new Object[] {account.pending(), -account.pending(), 0L, account.id()});
        }
        jdbc.batchUpdate(
                "UPDATE LOYALTY_ACCOUNT SET AVAILABLE = AVAILABLE + ?, PENDING = PENDING + ?, EXPIRED = EXPIRED + ?"
                        + " WHERE ACCOUNT_ID = ?",
                rows);
    }

    private static DueAccount account(ResultSet row, int index) throws SQLException {
        return new DueAccount(
                row.getLong("ACCOUNT_ID"),
                row.getLong("MEMBER_ID"),
                row.getLong("AVAILABLE"),
                row.getLong("PENDING"),
                row.getLong("YOUNGEST"),
                row.getLong("EXPIRED"),
                row.getLong("OWNED"));
    }

    private static Object[] joined(Object[] first, Object[] second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray();
    }
}
