package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * The ledger kept in maps, for tests on one thread. It refuses what the tables' constraints refuse: a posting key used
 * twice, a second claim to an order, a lot below nothing, a hold that ends twice; and it notices an account that was
 * read before it changed.
 */
public final class InMemoryLedgerStore implements LedgerStore {
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, AccountId> mergedInto = new LinkedHashMap<>();
    private final List<AccountChange> changes = new ArrayList<>();
    private final Map<LotId, LotRow> lots = new LinkedHashMap<>();
    private final Map<PostingKey, Posted> journal = new LinkedHashMap<>();
    private final Map<EntryId, Posted> entries = new LinkedHashMap<>();
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final Map<HoldId, List<HeldLot>> heldLots = new LinkedHashMap<>();
    private final Map<LotId, Owing> owed = new TreeMap<>(Comparator.comparing(LotId::value));
    private long lastHold;

    /** An entry as it was posted, with its lines. */
    public record Posted(AccountId account, EntryDraft draft, JournalEntry entry) {
        private boolean isOf(long orderId, EntryKind kind) {
            OrderRef order = entry.order();
            return order != null && order.id() == orderId && entry.kind() == kind;
        }

        private long sum(LedgerSide side) {
            return draft.postings().stream()
                    .filter(line -> line.side() == side)
                    .mapToLong(Posting::amount)
                    .sum();
        }
    }

    /** What is kept of what a lot owes beside the journal. */
    private record Owing(long points, @Nullable OrderRef order) {}

    /** A lot with what is kept of it beside the journal. */
    public record LotRow(
            LotId id, AccountId account, LotTerms terms, LotId origin, long available, long pending, long held) {
        private LotRow after(Posting posting) {
            long amount = posting.amount();
            return switch (posting.side()) {
                case MEMBER_AVAILABLE -> with(available + amount, pending, held);
                case MEMBER_PENDING -> with(available, pending + amount, held);
                case MEMBER_HELD -> with(available, pending, held + amount);
                default -> throw new IllegalStateException("no state of a lot: " + posting);
            };
        }

        private LotRow with(long newAvailable, long newPending, long newHeld) {
            return new LotRow(id, account, terms, origin, newAvailable, newPending, newHeld);
        }

        private LotRow of(AccountId owner) {
            return new LotRow(id, owner, terms, origin, available, pending, held);
        }

        private void check() {
            if (available < 0 || pending < 0 || held < 0) {
                throw new IllegalStateException("a lot can't hold less than nothing: " + this);
            }
            if (pending > 0 && available + held > 0) {
                throw new IllegalStateException("a lot waits as a whole: " + this);
            }
        }

        private Lot view() {
            return new Lot(id, Points.of(available), Points.of(pending), terms, origin);
        }
    }

    @Override
    public <T> T behind(String savepoint, Supplier<T> movements) {
        Runnable rollback = savepoint();
        try {
            return movements.get();
        } catch (RuntimeException e) {
            rollback.run();
            throw e;
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
        AccountId into = mergedInto.get(account);
        return into != null
                ? lock(into)
                : Optional.ofNullable(accounts.get(account))
                        .orElseThrow(() -> new IllegalArgumentException("no such account: " + account));
    }

    @Override
    public Optional<Account> lockItself(AccountId account) {
        return mergedInto.containsKey(account) ? Optional.empty() : Optional.of(lock(account));
    }

    /** There is only one thread. */
    @Override
    public void lockMerging() {}

    @Override
    public void lockPartsOf(AccountId account) {}

    @Override
    public Account lockOf(HoldId hold) {
        return lock(hold(hold)
                .orElseThrow(() -> new IllegalArgumentException("no such hold: " + hold))
                .account());
    }

    @Override
    public Optional<Account> find(MemberId member) {
        return own(member).map(account -> lock(account.id()));
    }

    @Override
    public Optional<Account> find(AccountId account) {
        return accounts.containsKey(account) ? Optional.of(lock(account)) : Optional.empty();
    }

    @Override
    public Account open(MemberId member) {
        return lock(member);
    }

    /** The account that stands for this one now. */
    AccountId standing(AccountId account) {
        return mergedInto.getOrDefault(account, account);
    }

    private Optional<Account> own(MemberId member) {
        return accounts.values().stream()
                .filter(account -> account.member().equals(member))
                .findFirst();
    }

    @Override
    public void setStatus(AccountId id, AccountChange change, @Nullable AccountId into) {
        Account account = accounts.get(id);
        save(new Account(id, account.member(), change.to(), account.balance()));
        changes.add(change);
        if (into != null) {
            mergedInto.replaceAll((part, standing) -> standing.equals(id) ? into : standing);
            mergedInto.put(id, into);
        }
    }

    @Override
    public Optional<JournalEntry> entry(PostingKey key) {
        return Optional.ofNullable(journal.get(key)).map(Posted::entry);
    }

    @Override
    public Optional<JournalEntry> entry(EntryId id) {
        return Optional.ofNullable(entries.get(id)).map(Posted::entry);
    }

    @Override
    public List<Posting> postings(EntryId entry) {
        return entries.get(entry).draft().postings();
    }

    @Override
    public List<HeldLot> taken(EntryId entry, LedgerSide state) {
        return postings(entry).stream()
                .filter(line -> line.side() == state && line.amount() < 0)
                .map(line -> {
                    LotRow lot = lots.get(line.lot());
                    return new HeldLot(lot.id(), Points.of(-line.amount()), lot.terms(), lot.origin());
                })
                .toList();
    }

    @Override
    public OrderTotals totals(long orderId) {
        return new OrderTotals(
                sum(orderId, EntryKind.EARN, LedgerSide.PROGRAMME_ISSUED),
                sum(orderId, EntryKind.CLAWBACK, LedgerSide.PROGRAMME_ISSUED),
                sum(orderId, EntryKind.BURN, LedgerSide.PROGRAMME_BURNED),
                sum(orderId, EntryKind.RETURN, LedgerSide.PROGRAMME_BURNED),
                last(orderId, EntryKind.EARN),
                last(orderId, EntryKind.BURN));
    }

    private @Nullable EntryId last(long orderId, EntryKind kind) {
        EntryId last = null;
        for (Posted posted : journal.values()) {
            last = posted.isOf(orderId, kind) ? posted.entry().id() : last;
        }
        return last;
    }

    private Points sum(long orderId, EntryKind kind, LedgerSide side) {
        return Points.of(Math.abs(journal.values().stream()
                .filter(posted -> posted.isOf(orderId, kind))
                .mapToLong(posted -> posted.sum(side))
                .sum()));
    }

    @Override
    public Set<LotId> earnedLots(long orderId) {
        Set<LotId> earned = new HashSet<>();
        journal.values().stream()
                .filter(posted -> posted.isOf(orderId, EntryKind.EARN))
                .flatMap(posted -> posted.draft().postings().stream())
                .filter(line -> line.lot() != null)
                .forEach(line -> earned.add(line.lot()));
        return earned;
    }

    @Override
    public Points left(AccountId account, long orderId) {
        Set<LotId> own = earnedLots(orderId);
        long sum = 0;
        for (Posted posted : journal.values()) {
            EntryKind kind = posted.entry().kind();
            boolean counts = kind == EntryKind.EARN || kind == EntryKind.CLAWBACK || kind == EntryKind.RECOVER;
            if (counts) {
                sum += posted.draft().postings().stream()
                        .filter(line -> line.lot() != null
                                && own.contains(lots.get(line.lot()).origin()))
                        .mapToLong(Posting::amount)
                        .sum();
            }
        }
        return Points.of(Math.max(0, sum));
    }

    @Override
    public List<OwedLot> owedLots(AccountId account) {
        return owed.entrySet().stream()
                .filter(row -> lots.get(row.getKey()).account().equals(account))
                .map(row -> {
                    LotRow lot = lots.get(row.getKey());
                    Owing owing = row.getValue();
                    return new OwedLot(lot.id(), owing.points(), owing.order(), Points.of(lot.pending()), lot.terms());
                })
                .toList();
    }

    @Override
    public Points givenBack(EntryId exchange) {
        return Points.of(journal.values().stream()
                .filter(posted -> exchange.equals(posted.entry().about().reverses()))
                .mapToLong(posted -> posted.entry().points())
                .sum());
    }

    @Override
    public Points writtenOff(long orderId) {
        long sum = journal.values().stream()
                .filter(posted -> posted.isOf(orderId, EntryKind.CLAWBACK) || posted.isOf(orderId, EntryKind.RECOVER))
                .mapToLong(posted -> posted.sum(LedgerSide.PROGRAMME_WRITTEN_OFF))
                .sum();
        return Points.of(Math.max(0, -sum));
    }

    @Override
    public void owing(AccountId account, Set<LotId> owing, @Nullable OrderRef order) {
        for (LotId lot : owing) {
            Owing row = owed.getOrDefault(lot, new Owing(0, null));
            owed.put(lot, order == null ? row : new Owing(row.points(), order));
        }
    }

    /** What a lot owes by what is kept of it. */
    long owed(LotId lot) {
        return owed.getOrDefault(lot, new Owing(0, null)).points();
    }

    @Override
    public Map<LedgerSide, Long> programmeSides(AccountId account) {
        Map<LedgerSide, Long> sides = new EnumMap<>(LedgerSide.class);
        journal.values().stream()
                .filter(posted -> posted.account().equals(account))
                .flatMap(posted -> posted.draft().postings().stream())
                .filter(line -> line.lot() == null)
                .forEach(line -> sides.merge(line.side(), line.amount(), Long::sum));
        sides.values().removeIf(sum -> sum == 0);
        return sides;
    }

    @Override
    public List<Lot> liveLots(AccountId account) {
        return lots.values().stream()
                .filter(lot -> lot.account().equals(account) && lot.available() + lot.pending() > 0)
                .map(LotRow::view)
                .sorted(Lot.BURN_ORDER)
                .toList();
    }

    @Override
    public LotId openLot(AccountId account, NewLot lot) {
        LotId id = new LotId(lots.size() + 1);
        LotId origin = lot.origin() == null ? id : lot.origin();
        long available = lot.available().value();
        lots.put(
                id,
                new LotRow(
                        id,
                        account,
                        lot.terms(),
                        origin,
                        available,
                        lot.pending().value(),
                        0));
        return id;
    }

    @Override
    public void moveLots(AccountId from, AccountId into) {
        lots.replaceAll((id, lot) -> lot.account().equals(from) ? lot.of(into) : lot);
    }

    @Override
    public JournalEntry append(Account account, EntryDraft draft) {
        if (!account.equals(accounts.get(account.id()))) {
            throw new IllegalStateException("read before it changed: " + account);
        }
        JournalEntry entry = JournalEntry.posted(new EntryId(journal.size() + 1), account, draft);
        Posted posted = new Posted(account.id(), draft, entry);
        if (journal.putIfAbsent(draft.key(), posted) != null) {
            throw new IllegalStateException("posted before: " + draft.key());
        }
        entries.put(entry.id(), posted);
        Set<LotId> moved = new LinkedHashSet<>();
        for (Posting line : draft.postings()) {
            if (line.lot() != null && !line.side().isMembers()) {
                if (owed.computeIfPresent(line.lot(), (id, row) -> new Owing(row.points() - line.amount(), row.order()))
                        == null) {
                    throw new IllegalStateException("nothing was prepared for what the lot owes: " + line);
                }
            } else if (line.lot() != null && !draft.opened().contains(line.lot())) {
                lots.computeIfPresent(line.lot(), (id, lot) -> lot.after(line));
                moved.add(line.lot());
            }
        }
        moved.forEach(lot -> lots.get(lot).check());
        save(new Account(
                account.id(),
                account.member(),
                account.status(),
                account.balance().after(draft.postings())));
        return entry;
    }

    @Override
    public Optional<HoldId> openHold(HoldRequest request, Instant at) {
        return own(request.member())
                .filter(account -> !mergedInto.containsKey(account.id()))
                .flatMap(account -> openHold(account.id(), request, at));
    }

    @Override
    public Optional<HoldId> openHold(AccountId account, HoldRequest request, Instant at) {
        if (claim(request.orderId()).isPresent()) {
            return Optional.empty();
        }
        HoldId id = new HoldId(++lastHold);
        holds.put(
                id,
                new Hold(
                        id,
                        account,
                        request.orderId(),
                        request.points(),
                        request.money(),
                        request.allocation(),
                        HoldStatus.OPEN,
                        Points.ZERO,
                        at.plus(request.lasting())));
        return Optional.of(id);
    }

    @Override
    public void discard(HoldId hold) {
        if (heldLots.containsKey(hold) || holds.remove(hold) == null) {
            throw new IllegalStateException("only an empty hold is discarded: " + hold);
        }
    }

    @Override
    public Allocation allocation(EntryId entry) {
        return entries.get(entry).draft().allocation();
    }

    @Override
    public boolean commitEmptyClaim(AccountId account, long orderId, Instant at) {
        Optional<Hold> claim = claim(orderId)
                .filter(hold -> hold.isOpen()
                        && hold.points().isZero()
                        && hold.account().equals(account));
        claim.ifPresent(hold -> end(hold.id(), HoldStatus.COMMITTED, Points.ZERO, at));
        return claim.isPresent();
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
    public Optional<Hold> claim(long orderId) {
        return holds.values().stream()
                .filter(hold -> hold.orderId() == orderId)
                .filter(hold -> hold.isOpen() || hold.status() == HoldStatus.COMMITTED)
                .findFirst();
    }

    @Override
    public Optional<Hold> lastHold(long orderId) {
        return holds.values().stream().filter(hold -> hold.orderId() == orderId).reduce((earlier, later) -> later);
    }

    /** All holds, the oldest first. */
    public List<Hold> holds() {
        return List.copyOf(holds.values());
    }

    @Override
    public void end(HoldId id, HoldStatus status, Points committed, Instant at) {
        Hold hold = hold(id).orElseThrow();
        if (!hold.isOpen()) {
            throw new IllegalStateException("a hold ends once: " + hold + " to " + status);
        }
        holds.put(id, hold.ended(status, committed));
    }

    @Override
    public List<Hold> overdueHolds(Instant at, HoldId after, int limit) {
        return holds.values().stream()
                .filter(hold -> hold.isOverdue(at))
                .filter(hold -> hold.id().value() > after.value())
                .limit(limit)
                .toList();
    }

    /** All entries, the oldest first. */
    public List<Posted> journal() {
        return List.copyOf(journal.values());
    }

    /** All accounts as their rows stand, those that have become part of another too. */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** All lots, the oldest first. */
    public List<LotRow> lots() {
        return List.copyOf(lots.values());
    }

    /** The member's lots, the oldest first. */
    public List<LotRow> lots(MemberId member) {
        AccountId account = find(member).map(Account::id).orElse(null);
        return lots.values().stream()
                .filter(lot -> lot.account().equals(account))
                .toList();
    }

    /** What was noted of changes of status, the oldest first. */
    public List<AccountChange> changes() {
        return List.copyOf(changes);
    }

    /** Forgets everything. */
    public void clear() {
        become(new InMemoryLedgerStore());
    }

    /** That each entry sums to zero, and each account has what its lots have. */
    public void checkBooks() {
        for (InMemoryLedgerStore.Posted posted : journal()) {
            long sum = posted.draft().postings().stream()
                    .mapToLong(Posting::amount)
                    .sum();
            if (sum != 0) {
                throw new AssertionError("does not sum to zero: " + posted);
            }
        }
        for (Account account : accounts()) {
            long inLots = lots().stream()
                    .filter(lot -> lot.account().equals(account.id()))
                    .mapToLong(lot -> lot.available() + lot.pending() + lot.held())
                    .sum();
            if (inLots != account.balance().owned().value()) {
                throw new AssertionError("has " + inLots + " in its lots: " + account);
            }
        }
    }

    /** What puts everything back as it is now. */
    Runnable savepoint() {
        InMemoryLedgerStore kept = new InMemoryLedgerStore();
        kept.become(this);
        return () -> become(kept);
    }

    private void become(InMemoryLedgerStore other) {
        replace(accounts, other.accounts);
        replace(mergedInto, other.mergedInto);
        List<AccountChange> noted = List.copyOf(other.changes);
        changes.clear();
        changes.addAll(noted);
        replace(lots, other.lots);
        replace(journal, other.journal);
        replace(entries, other.entries);
        replace(holds, other.holds);
        replace(heldLots, other.heldLots);
        replace(owed, other.owed);
        lastHold = other.lastHold;
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
