package org.pointsmall.loyalty.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.account.Account;
import org.pointsmall.loyalty.account.AccountId;
import org.pointsmall.loyalty.account.AccountStatus;
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
import org.pointsmall.loyalty.account.Posting;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.Statements;
import org.pointsmall.loyalty.points.Points;

/** A ledger store for one thread: what the API reads is posted by the real ledger. */
final class InMemoryLedger implements LedgerStore, Statements {
    private final Map<MemberId, Account> accounts = new LinkedHashMap<>();
    private final Map<LotId, Lot> lots = new LinkedHashMap<>();
    private final Map<LotId, AccountId> owners = new LinkedHashMap<>();
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final Map<HoldId, List<HeldLot>> heldLots = new LinkedHashMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final Map<EntryId, AccountId> accountOf = new LinkedHashMap<>();

    void clear() {
        List.of(accounts, lots, owners, holds, heldLots, accountOf).forEach(Map::clear);
        journal.clear();
    }

    @Override
    public Account lock(MemberId member) {
        return accounts.computeIfAbsent(
                member, m -> new Account(new AccountId(m.value()), m, AccountStatus.ACTIVE, Balance.NOTHING));
    }

    @Override
    public Account lock(AccountId account) {
        return lock(new MemberId(account.value()));
    }

    @Override
    public Optional<Account> find(MemberId member) {
        return Optional.ofNullable(accounts.get(member));
    }

    @Override
    public Optional<JournalEntry> entry(PostingKey key) {
        return journal.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public List<Lot> availableLots(AccountId account) {
        return lots.values().stream()
                .filter(lot ->
                        account.equals(owners.get(lot.id())) && !lot.available().isZero())
                .sorted(Lot.BURN_ORDER)
                .toList();
    }

    @Override
    public LotId openLot(AccountId account, LotTerms terms) {
        LotId id = new LotId(lots.size() + 1);
        lots.put(id, new Lot(id, Points.ZERO, terms.earnedAt(), terms.expiresAt()));
        owners.put(id, account);
        return id;
    }

    @Override
    public JournalEntry append(Account account, EntryDraft draft) {
        for (Posting posting : draft.postings()) {
            if (posting.side() == LedgerSide.MEMBER_AVAILABLE) {
                lots.computeIfPresent(
                        posting.lot(),
                        (id, lot) -> new Lot(
                                id,
                                Points.of(lot.available().value() + posting.amount()),
                                lot.earnedAt(),
                                lot.expiresAt()));
            }
        }
        Balance after = account.balance().after(draft.postings());
        accounts.put(account.member(), new Account(account.id(), account.member(), account.status(), after));
        JournalEntry entry = new JournalEntry(
                new EntryId(journal.size() + 1L),
                draft.kind(),
                draft.key(),
                draft.contentHash(),
                draft.order(),
                draft.pointsOwned(),
                after.owned(),
                draft.trace(),
                draft.at());
        journal.add(entry);
        accountOf.put(entry.id(), account.id());
        return entry;
    }

    @Override
    public Hold openHold(AccountId account, HoldRequest request, Instant at) {
        HoldId id = new HoldId(holds.size() + 1L);
        Hold hold = new Hold(
                id,
                account,
                request.orderId(),
                request.points(),
                request.money(),
                HoldStatus.OPEN,
                at.plus(request.lasting()));
        holds.put(id, hold);
        return hold;
    }

    @Override
    public void addHeldLots(HoldId hold, List<HeldLot> taken) {
        heldLots.put(hold, taken);
    }

    @Override
    public List<HeldLot> heldLots(HoldId hold) {
        return heldLots.getOrDefault(hold, List.of());
    }

    @Override
    public Optional<Hold> hold(HoldId hold) {
        return Optional.ofNullable(holds.get(hold));
    }

    @Override
    public List<Hold> holds(long orderId) {
        return holds.values().stream().filter(hold -> hold.orderId() == orderId).toList();
    }

    @Override
    public void end(HoldId id, HoldStatus status, Instant at) {
        holds.computeIfPresent(
                id,
                (i, hold) ->
                        new Hold(i, hold.account(), hold.orderId(), hold.points(), hold.money(), status, hold.dueAt()));
    }

    @Override
    public List<Hold> overdueHolds(Instant at, HoldId after, int limit) {
        return List.of();
    }

    @Override
    public List<JournalEntry> page(MemberId member, EntryId before, int limit) {
        AccountId account = new AccountId(member.value());
        return journal.stream()
                .filter(entry -> account.equals(accountOf.get(entry.id()))
                        && entry.kind().changesOwnership())
                .filter(entry -> before == null || entry.id().value() < before.value())
                .sorted(Comparator.comparing((JournalEntry entry) -> entry.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Expiration> nextExpiration(MemberId member) {
        return availableLots(new AccountId(member.value())).stream()
                .filter(lot -> lot.expiresAt() != null)
                .findFirst()
                .map(lot -> new Expiration(lot.available(), lot.expiresAt()));
    }

    @Override
    public OrderPoints ofOrder(long orderId) {
        throw new UnsupportedOperationException("the API does not ask for it");
    }
}
