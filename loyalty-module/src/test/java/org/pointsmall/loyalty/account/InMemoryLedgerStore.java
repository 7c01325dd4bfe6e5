package org.pointsmall.loyalty.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;

/**
 * The ledger kept in maps, for tests on one thread. It refuses what the tables' constraints refuse: a posting key used
 * twice, a second open hold of an order, a lot below nothing, a hold that ends twice; and it notices an account that
 * was read before it changed.
 */
public final class InMemoryLedgerStore implements LedgerStore {
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final Map<LotId, LotRow> lots = new LinkedHashMap<>();
    private final Map<PostingKey, Posted> journal = new LinkedHashMap<>();
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final Map<HoldId, List<HeldLot>> heldLots = new LinkedHashMap<>();

    /** An entry as it was posted, with its lines. */
    public record Posted(AccountId account, EntryDraft draft, JournalEntry entry) {}

    /** A lot with what is kept of it beside the journal. */
    public record LotRow(LotId id, AccountId account, LotTerms terms, long available, long pending, long held) {
        private LotRow after(Posting posting) {
            long amount = posting.amount();
            return switch (posting.side()) {
                case MEMBER_AVAILABLE -> checked(available + amount, pending, held);
                case MEMBER_PENDING -> checked(available, pending + amount, held);
                case MEMBER_HELD -> checked(available, pending, held + amount);
                default -> throw new IllegalStateException("no state of a lot: " + posting);
            };
        }

        private LotRow checked(long newAvailable, long newPending, long newHeld) {
            if (newAvailable < 0 || newPending < 0 || newHeld < 0) {
                throw new IllegalStateException("a lot can't hold less than nothing: " + this);
            }
            return new LotRow(id, account, terms, newAvailable, newPending, newHeld);
        }
    }

    @Override
    public Account lock(MemberId member) {
        return find(member).orElseGet(() -> {
            AccountId id = new AccountId(accounts.size() + 1);
            return save(new Account(id, member, AccountStatus.ACTIVE, Balance.NOTHING));
        });
    }

    @Override
    public Account lock(AccountId account) {
        return Optional.ofNullable(accounts.get(account))
                .orElseThrow(() -> new IllegalArgumentException("no such account: " + account));
    }

    @Override
    public Optional<Account> find(MemberId member) {
        return accounts.values().stream()
                .filter(account -> account.member().equals(member))
                .findFirst();
    }

    @Override
    public Optional<JournalEntry> entry(PostingKey key) {
        return Optional.ofNullable(journal.get(key)).map(Posted::entry);
    }

    @Override
    public List<Lot> availableLots(AccountId account) {
        return lots.values().stream()
                .filter(lot -> lot.account().equals(account) && lot.available() > 0)
                .map(lot -> new Lot(
                        lot.id(),
                        Points.of(lot.available()),
                        lot.terms().earnedAt(),
                        lot.terms().expiresAt()))
                .sorted(Lot.BURN_ORDER)
                .toList();
    }

    @Override
    public LotId openLot(AccountId account, LotTerms terms) {
        LotId id = new LotId(lots.size() + 1);
        lots.put(id, new LotRow(id, account, terms, 0, 0, 0));
        return id;
    }

    @Override
    public JournalEntry append(Account account, EntryDraft draft) {
        if (!account.equals(lock(account.id()))) {
            throw new IllegalStateException("read before it changed: " + account);
        }
        Balance after = account.balance().after(draft.postings());
        JournalEntry entry = new JournalEntry(
                new EntryId(journal.size() + 1),
                draft.kind(),
                draft.key(),
                draft.contentHash(),
                draft.order(),
                draft.pointsOwned(),
                after.owned(),
                draft.trace(),
                draft.at());
        if (journal.putIfAbsent(draft.key(), new Posted(account.id(), draft, entry)) != null) {
            throw new IllegalStateException("posted before: " + draft.key());
        }
        for (Posting posting : draft.postings()) {
            if (posting.lot() != null) {
                lots.computeIfPresent(posting.lot(), (id, lot) -> lot.after(posting));
            }
        }
        save(new Account(account.id(), account.member(), account.status(), after));
        return entry;
    }

    @Override
    public Hold openHold(AccountId account, HoldRequest request, Instant at) {
        if (holds(request.orderId()).stream().anyMatch(Hold::isOpen)) {
            throw new IllegalStateException("the order has an open hold: " + request);
        }
        Hold hold = new Hold(
                new HoldId(holds.size() + 1),
                account,
                request.orderId(),
                request.points(),
                request.money(),
                HoldStatus.OPEN,
                at.plus(request.lasting()));
        holds.put(hold.id(), hold);
        return hold;
    }

    @Override
    public void addHeldLots(HoldId hold, List<HeldLot> taken) {
        heldLots.put(hold, List.copyOf(taken));
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
        return holds.values().stream()
                .filter(hold -> hold.orderId() == orderId)
                .sorted(Comparator.comparing((Hold hold) -> hold.id().value()).reversed())
                .toList();
    }

    @Override
    public void end(HoldId id, HoldStatus status, Instant at) {
        Hold hold = hold(id).orElseThrow();
        if (!hold.isOpen()) {
            throw new IllegalStateException("a hold ends once: " + hold + " to " + status);
        }
        holds.put(id, hold.ended(status));
    }

    @Override
    public List<Hold> overdueHolds(Instant at, HoldId after, int limit) {
        return holds.values().stream()
                .filter(hold -> hold.isOpen() && !hold.dueAt().isAfter(at))
                .filter(hold -> hold.id().value() > after.value())
                .limit(limit)
                .toList();
    }

    /** All entries, the oldest first. */
    public List<Posted> journal() {
        return List.copyOf(journal.values());
    }

    /** The member's lots, the oldest first. */
    public List<LotRow> lots(MemberId member) {
        AccountId account = find(member).map(Account::id).orElse(null);
        return lots.values().stream()
                .filter(lot -> lot.account().equals(account))
                .toList();
    }

    public void setStatus(MemberId member, AccountStatus status) {
        Account account = lock(member);
        save(new Account(account.id(), member, status, account.balance()));
    }

    /** What puts everything back as it is now. */
    Runnable savepoint() {
        InMemoryLedgerStore kept = new InMemoryLedgerStore();
        kept.become(this);
        return () -> become(kept);
    }

    private void become(InMemoryLedgerStore other) {
        replace(accounts, other.accounts);
        replace(lots, other.lots);
        replace(journal, other.journal);
        replace(holds, other.holds);
        replace(heldLots, other.heldLots);
    }

    private static <K, V> void replace(Map<K, V> values, Map<K, V> by) {
        values.clear();
        values.putAll(by);
    }

    private Account save(Account account) {
        accounts.put(account.id(), account);
        return account;
    }
}
