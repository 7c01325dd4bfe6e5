package org.pointsmall.loyalty.ledger.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountChange;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.HeldLot;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.Lot;
import org.pointsmall.loyalty.ledger.LotId;
import org.pointsmall.loyalty.ledger.NewLot;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.OwedLot;
import org.pointsmall.loyalty.ledger.Posting;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's tables. Everything beside the journal moves by an entry's postings, in {@link #append}. */
public final class JdbcLedgerStore implements LedgerStore, PipelinedLedger {
    private final LedgerPipeline pipeline;
    private final JdbcAccounts accounts;
    private final JdbcLots lots;
    private final JdbcJournal journal;
    private final JdbcHolds holds;
    private final JdbcOwedLots owed;
    private final LockTrips trips;

    /** @param dataSource the one that the store's transactions run on, so that the ledger's statements are part of them */
    public JdbcLedgerStore(DataSource dataSource, Transactions transactions, BusinessTime time) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        pipeline = new LedgerPipeline(jdbc);
        accounts = new JdbcAccounts(jdbc, pipeline, transactions, time);
        lots = new JdbcLots(jdbc, pipeline);
        journal = new JdbcJournal(jdbc, pipeline);
        holds = new JdbcHolds(jdbc, pipeline);
        owed = new JdbcOwedLots(jdbc, pipeline);
        trips = new LockTrips(pipeline, accounts, lots);
    }

    /** For other tables whose rows belong to movements. */
    @Override
    public StatementPipeline pipeline() {
        return pipeline;
    }

    @Override
    public <T> T together(Supplier<T> movements) {
        return pipeline.together(movements);
    }

    @Override
    public <T> T behind(String savepoint, Supplier<T> movements) {
        return pipeline.behind(savepoint, movements);
    }

    @Override
    public Account lock(MemberId member) {
        return after(accounts).lock(member);
    }

    @Override
    public Claimed lock(MemberId member, long orderId) {
        return trips.lock(member, orderId).orElseGet(() -> LedgerStore.super.lock(member, orderId));
    }

    @Override
    public Account lock(AccountId account) {
        return after(accounts).lock(account);
    }

    @Override
    public Optional<Account> lockItself(AccountId account) {
        return after(accounts).lockItself(account);
    }

    @Override
    public void lockMerging() {
        after(accounts).lockMerging();
    }

    @Override
    public void lockPartsOf(AccountId account) {
        after(accounts).lockPartsOf(account);
    }

    @Override
    public Account lockOf(HoldId hold) {
        return after(accounts).lockOf(hold);
    }

    @Override
    public Optional<Account> find(MemberId member) {
        return after(accounts).find(member);
    }

    @Override
    public Optional<Account> find(AccountId account) {
        return after(accounts).find(account);
    }

    @Override
    public Account open(MemberId member) {
        return after(accounts).open(member);
    }

    @Override
    public void setStatus(AccountId account, AccountChange change, @Nullable AccountId into) {
        after(accounts).setStatus(account, change, into);
    }

    @Override
    public Optional<JournalEntry> entry(PostingKey key) {
        return after(journal).entry(key);
    }

    @Override
    public Optional<JournalEntry> entry(EntryId id) {
        return after(journal).entry(id);
    }

    @Override
    public List<Posting> postings(EntryId entry) {
        return after(journal).postings(entry);
    }

    @Override
    public List<HeldLot> taken(EntryId entry, LedgerSide state) {
        return after(lots).taken(entry, state);
    }

    @Override
    public OrderTotals totals(long orderId) {
        return after(journal).totals(orderId);
    }

    @Override
    public Allocation allocation(EntryId entry) {
        return after(journal).allocation(entry);
    }

    @Override
    public Set<LotId> earnedLots(long orderId) {
        return after(lots).earned(orderId);
    }

    @Override
    public Points left(AccountId account, long orderId) {
        return after(lots).left(account, orderId);
    }

    @Override
    public List<OwedLot> owedLots(AccountId account) {
        return after(owed).of(account);
    }

    @Override
    public Points givenBack(EntryId exchange) {
        return after(journal).givenBack(exchange);
    }

    @Override
    public Points writtenOff(long orderId) {
        return after(journal).writtenOff(orderId);
    }

    @Override
    public void owing(AccountId account, Set<LotId> owing, @Nullable OrderRef order) {
        owed.prepare(account, owing, order);
    }

    @Override
    public Map<LedgerSide, Long> programmeSides(AccountId account) {
        return after(journal).programmeSides(account);
    }

    @Override
    public List<Lot> liveLots(AccountId account) {
        return after(lots).live(account);
    }

    @Override
    public LotId openLot(AccountId account, NewLot lot) {
        return lots.open(account, lot);
    }

    @Override
    public void moveLots(AccountId from, AccountId into) {
        after(lots).move(from, into);
        owed.move(from, into);
    }

    @Override
    public JournalEntry append(Account account, EntryDraft draft) {
        JournalEntry entry = journal.append(account, draft);
        lots.post(draft);
        owed.post(draft);
        accounts.save(account.id(), account.balance().after(draft.postings()));
        return entry;
    }

    @Override
    public Optional<HoldId> openHold(HoldRequest request, Instant at) {
        return after(holds).open(request, at);
    }

    @Override
    public Optional<HoldId> openHold(AccountId account, HoldRequest request, Instant at) {
        return after(holds).open(account, request, at);
    }

    @Override
    public Opened openLocked(HoldRequest request, Instant at) {
        return trips.open(request, at).orElseGet(() -> LedgerStore.super.openLocked(request, at));
    }

    @Override
    public void discard(HoldId hold) {
        after(holds).discard(hold);
    }

    @Override
    public boolean commitEmptyClaim(AccountId account, long orderId, Instant at) {
        return after(holds).commitEmpty(account, orderId, at);
    }

    @Override
    public void addHeldLots(HoldId hold, List<HeldLot> taken) {
        lots.addHeld(hold, taken);
    }

    @Override
    public List<HeldLot> heldLots(HoldId hold) {
        return after(lots).held(hold);
    }

    @Override
    public Optional<Hold> hold(HoldId hold) {
        return after(holds).find(hold);
    }

    @Override
    public Optional<Hold> claim(long orderId) {
        return after(holds).claim(orderId);
    }

    @Override
    public Optional<Hold> lastHold(long orderId) {
        return after(holds).last(orderId);
    }

    @Override
    public void end(HoldId hold, HoldStatus status, Points committed, Instant at) {
        holds.end(hold, status, committed, at);
    }

    @Override
    public List<Hold> overdueHolds(Instant at, HoldId after, int limit) {
        return after(holds).overdue(at, after, limit);
    }

    /** Whoever reads, or writes at once, finds what was collected before. */
    private <T> T after(T table) {
        pipeline.flush();
        return table;
    }
}
