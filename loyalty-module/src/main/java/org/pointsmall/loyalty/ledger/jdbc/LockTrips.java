package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.ClaimTakenException;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.ledger.jdbc.JdbcAccounts.Row;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline.AboutMember;
import org.springframework.dao.DuplicateKeyException;

/**
 * Locks a member's account in one trip with what is done before and read after it, each by a statement of its own: so what
 * is read is as it stands once the lock is there. Only while writes are collected, as other databases take no such trips;
 * else, and where there is more to it, nothing is found here.
 */
final class LockTrips {
    private final LedgerPipeline pipeline;
    private final JdbcAccounts accounts;
    private final JdbcLots lots;

    LockTrips(LedgerPipeline pipeline, JdbcAccounts accounts, JdbcLots lots) {
        this.pipeline = pipeline;
        this.accounts = accounts;
        this.lots = lots;
    }

    /**
     * Locks the member's account and reads what claims the order, and what others want to know of the member; empty where
     * there is more to it than that: a new member, or an account that has become part of another.
     */
    Optional<LedgerStore.Claimed> lock(MemberId member, long orderId) {
        if (!pipeline.areCollected()) {
            return Optional.empty();
        }
        List<AboutMember<?>> more = pipeline.askedWithLock();
        StringJoiner sql = new StringJoiner("; ");
        sql.add(accounts.lockAndDraw()).add(JdbcHolds.claimAndDraw(pipeline.nextEntryId()));
        Object[] values = new Object[2 + more.size()];
        Arrays.fill(values, member.value());
        values[1] = orderId;
        for (AboutMember<?> query : more) {
            sql.add(query.sql());
        }
        int[] types = new int[values.length];
        Arrays.fill(types, Types.BIGINT);
        return pipeline.sendWith(sql.toString(), types, values, all -> locked(all, more));
    }

    private Optional<LedgerStore.Claimed> locked(PreparedStatement all, List<AboutMember<?>> more) throws SQLException {
        Optional<Account> account =
                lockedRow(all).filter(row -> row.mergedInto() == null).map(Row::account);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        LedgerStore.Claimed claimed;
        try (ResultSet rows = next(all)) {
            claimed = claimed(account.get(), rows);
        }
        for (AboutMember<?> query : more) {
            try (ResultSet rows = next(all)) {
                pipeline.answered(
                        query,
                        claimed.account().member().value(),
                        query.result().extractData(rows));
            }
        }
        return Optional.of(claimed);
    }

    private LedgerStore.Claimed claimed(Account locked, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return new LedgerStore.Claimed(locked, Optional.empty(), List.of());
        }
        Long drawn = Columns.longOrNull(rows, "ENTRY_ID");
        if (drawn != null) {
            pipeline.drawn(locked.id(), drawn);
        }
        Hold claim = JdbcHolds.hold(rows, 0);
        return new LedgerStore.Claimed(locked, Optional.of(claim), JdbcLots.held(rows));
    }

    /**
     * What was found behind the lock.
     *
     * @param hold empty where none was opened
     * @param account empty where the member has none of its own
     */
    private record Found(Optional<HoldId> hold, Optional<Account> account, List<Lot> lots) {}

    /**
     * Opens a hold, and then locks the account and reads its lots; empty, with nothing opened or locked, where there is more to
     * it than that: a new member, or an account that has become part of another.
     */
    Optional<LedgerStore.Opened> open(HoldRequest request, Instant at) {
        if (!pipeline.areCollected()) {
            return Optional.empty();
        }
        long member = request.member().value();
        String sql = String.join("; ", JdbcHolds.OPEN, accounts.lockOwnAndDraw(), JdbcLots.LIVE_OF_MEMBER);
        int[] types = IntStream.concat(Arrays.stream(JdbcHolds.INSERT_TYPES), IntStream.of(Types.BIGINT, Types.BIGINT))
                .toArray();
        @Nullable
        Object[] values = Stream.concat(Arrays.stream(JdbcHolds.values(request, at, member)), Stream.of(member, member))
                .toArray();
        Found found;
        try {
            found = pipeline.sendWith(sql, types, values, this::found);
        } catch (DuplicateKeyException raced) {
            throw new ClaimTakenException(request.orderId(), raced);
        }
        return found.account()
                .map(account -> new LedgerStore.Opened(found.hold(), account, found.lots()))
                .or(() -> found.hold().map(hold -> behindAnother(hold, request.member())));
    }

    /** The account became part of another one after the hold was opened, and before the lock was there. */
    private LedgerStore.Opened behindAnother(HoldId hold, MemberId member) {
        Account account = accounts.lock(member);
        return new LedgerStore.Opened(Optional.of(hold), account, lots.live(account.id()));
    }

    private Found found(PreparedStatement all) throws SQLException {
        Optional<HoldId> hold;
        try (ResultSet rows = all.getResultSet()) {
            hold = rows.next() ? Optional.of(new HoldId(rows.getLong(1))) : Optional.empty();
        }
        all.getMoreResults();
        Optional<Account> account = lockedRow(all).map(Row::account);
        try (ResultSet rows = next(all)) {
            return new Found(hold, account, JdbcLots.live(rows));
        }
    }

    private Optional<Row> lockedRow(PreparedStatement all) throws SQLException {
        try (ResultSet rows = all.getResultSet()) {
            return rows.next() ? Optional.of(accounts.lockedRow(rows, 0)) : Optional.empty();
        }
    }

    private static ResultSet next(PreparedStatement all) throws SQLException {
        all.getMoreResults();
        return all.getResultSet();
    }
}
