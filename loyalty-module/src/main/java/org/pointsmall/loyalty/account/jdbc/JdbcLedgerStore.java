package org.pointsmall.loyalty.account.jdbc;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.Account;
import org.pointsmall.loyalty.account.AccountId;
import org.pointsmall.loyalty.account.Balance;
import org.pointsmall.loyalty.account.EntryDraft;
import org.pointsmall.loyalty.account.EntryId;
import org.pointsmall.loyalty.account.HeldLot;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldId;
import org.pointsmall.loyalty.account.HoldRequest;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.LedgerSide;
import org.pointsmall.loyalty.account.LedgerStore;
import org.pointsmall.loyalty.account.Lot;
import org.pointsmall.loyalty.account.LotId;
import org.pointsmall.loyalty.account.LotTerms;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.account.Posting;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's tables. Everything beside the journal moves by an entry's postings, in {@link #append}. */
public final class JdbcLedgerStore implements LedgerStore {
    private static final int[] JOURNAL_TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.LONGVARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final JdbcAccounts accounts;
    private final JdbcHolds holds;

    /**
     * @param dataSource the one that the store's transactions run on, so that the ledger's statements are part of them
     */
    public JdbcLedgerStore(DataSource dataSource, Transactions transactions, Clock clock) {
        jdbc = new JdbcTemplate(dataSource);
        accounts = new JdbcAccounts(jdbc, transactions, clock);
        holds = new JdbcHolds(jdbc);
    }

    @Override
    public Account lock(MemberId member) {
        return accounts.lock(member);
    }

    @Override
    public Account lock(AccountId account) {
        return accounts.lock(account);
    }

    @Override
    public Optional<Account> find(MemberId member) {
        return accounts.find(member);
    }

    @Override
    public Optional<JournalEntry> entry(PostingKey key) {
        return jdbc
                .query(
                        "SELECT " + JournalRows.COLUMNS + " FROM LOYALTY_JOURNAL j WHERE j.POSTING_KEY = ?",
                        JournalRows::entry,
                        key.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Lot> availableLots(AccountId account) {
        return jdbc
                .query(
                        "SELECT LOT_ID, AVAILABLE, EARNED_AT, EXPIRES_AT FROM LOYALTY_LOT"
                                + " WHERE ACCOUNT_ID = ? AND AVAILABLE > 0",
                        (row, index) -> new Lot(
                                new LotId(row.getLong("LOT_ID")),
                                Columns.points(row, "AVAILABLE"),
                                Columns.instant(row, "EARNED_AT"),
                                Columns.instantOrNull(row, "EXPIRES_AT")),
                        account.value())
                .stream()
                .sorted(Lot.BURN_ORDER)
                .toList();
    }

    @Override
    public LotId openLot(AccountId account, LotTerms terms) {
        return new LotId(GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_LOT (ACCOUNT_ID, EARNED_AT, AVAILABLE_AT, EXPIRES_AT) VALUES (?, ?, ?, ?)",
                "lot_id",
                new int[] {
                    Types.BIGINT,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.TIMESTAMP_WITH_TIMEZONE
                },
                account.value(),
                Columns.column(terms.earnedAt()),
                Columns.column(terms.availableAt()),
                Columns.column(terms.expiresAt())));
    }

    @Override
    public JournalEntry append(Account account, EntryDraft draft) {
        Balance after = account.balance().after(draft.postings());
        EntryId id = insert(account.id(), draft, after);
        insertPostings(account.id(), id, draft.postings());
        moveLots(draft.postings());
        accounts.save(account.id(), after);
        return new JournalEntry(
                id,
                draft.kind(),
                draft.key(),
                draft.contentHash(),
                draft.order(),
                draft.pointsOwned(),
                after.owned(),
                draft.trace(),
                draft.at());
    }

    @Override
    public Hold openHold(AccountId account, HoldRequest request, Instant at) {
        return holds.open(account, request, at);
    }

    @Override
    public void addHeldLots(HoldId hold, List<HeldLot> lots) {
        holds.addLots(hold, lots);
    }

    @Override
    public List<HeldLot> heldLots(HoldId hold) {
        return holds.lots(hold);
    }

    @Override
    public Optional<Hold> hold(HoldId hold) {
        return holds.find(hold);
    }

    @Override
    public List<Hold> holds(long orderId) {
        return holds.ofOrder(orderId);
    }

    @Override
    public void end(HoldId hold, HoldStatus status, Instant at) {
        holds.end(hold, status, at);
    }

    @Override
    public List<Hold> overdueHolds(Instant at, HoldId after, int limit) {
        return holds.overdue(at, after, limit);
    }

    private EntryId insert(AccountId account, EntryDraft draft, Balance after) {
        OrderRef order = draft.order();
        HoldId hold = draft.hold();
        return new EntryId(GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,"
                        + " ORDER_ID, ORDER_NUMBER, HOLD_ID, ACTOR, RULE_TRACE, POSTED_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "entry_id",
                JOURNAL_TYPES,
                account.value(),
                draft.kind().name(),
                draft.key().value(),
                draft.contentHash(),
                draft.pointsOwned(),
                after.owned().value(),
                order == null ? null : order.id(),
                order == null ? null : order.number(),
                hold == null ? null : hold.value(),
                draft.actor(),
                TraceJson.write(draft.trace()),
                Columns.column(draft.at())));
    }

    private void insertPostings(AccountId account, EntryId entry, List<Posting> postings) {
        List<Object[]> rows = new ArrayList<>();
        for (Posting posting : postings) {
            LotId lot = posting.lot();
            rows.add(new Object[] {
                entry.value(),
                rows.size() + 1,
                posting.side().name(),
                account.value(),
                lot == null ? null : lot.value(),
                posting.amount()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
                new int[] {Types.BIGINT, Types.INTEGER, Types.VARCHAR, Types.BIGINT, Types.BIGINT, Types.BIGINT});
    }

    private void moveLots(List<Posting> postings) {
        Map<Long, long[]> moves = new TreeMap<>();
        for (Posting posting : postings) {
            LotId lot = posting.lot();
            if (lot != null) {
                moves.computeIfAbsent(lot.value(), id -> new long[3])[column(posting.side())] += posting.amount();
            }
        }
        jdbc.batchUpdate(
                "UPDATE LOYALTY_LOT SET AVAILABLE = AVAILABLE + ?, PENDING = PENDING + ?, HELD = HELD + ?"
                        + " WHERE LOT_ID = ?",
                moves.entrySet().stream()
                        .map(move ->
                                new Object[] {move.getValue()[0], move.getValue()[1], move.getValue()[2], move.getKey()
                                })
                        .toList());
    }

    private static int column(LedgerSide side) {
        return switch (side) {
            case MEMBER_AVAILABLE -> 0;
            case MEMBER_PENDING -> 1;
            case MEMBER_HELD -> 2;
            default -> throw new IllegalArgumentException("no state of a lot: " + side);
        };
    }
}
