package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;

/** Tiers kept in maps, beside a ledger in memory, for tests on one thread. */
final class TiersInMemory implements TierStore {
    private final InMemoryLedgerStore ledger;
    private final List<Save> saves = new ArrayList<>();
    private final Map<Long, TierScheme> schemes = new HashMap<>();
    private final Map<AccountId, Row> rows = new TreeMap<>(Comparator.comparingLong(AccountId::value));
    private final List<Movement> movements = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int schemesRead;
    private int written;
    private int locks;
    private @Nullable AccountId refused;

    TiersInMemory(InMemoryLedgerStore ledger) {
        this.ledger = ledger;
    }

    private record Row(Standing standing, long revision) {
        boolean isDue(Instant now) {
            Instant at = standing.reviewAt();
            return at != null && !at.isAfter(now);
        }
    }

    private record Change(AccountId account, TierChange what) {}

    /** From now on this account's tier can't be written. */
    void refuse(AccountId account) {
        refused = account;
    }

    /** How often a scheme was read. */
    int schemesRead() {
        return schemesRead;
    }

    /** How often a tier was written. */
    int written() {
        return written;
    }

    @Override
    public long revision() {
        return saves.size();
    }

    @Override
    public TierScheme scheme(long revision) {
        schemesRead++;
        return schemes.get(revision);
    }

    /** There is only one thread: that others were to be kept out is noted. */
    @Override
    public void lockSchemes() {
        locks++;
    }

    /** How often others were to be kept out. */
    int locks() {
        return locks;
    }

    @Override
    public List<Save> saves(int limit) {
        List<Save> latest = new ArrayList<>(saves);
        Collections.reverse(latest);
        return latest.stream().limit(limit).toList();
    }

    @Override
    public List<Save> allSaves() {
        return List.copyOf(saves);
    }

    @Override
    public void append(long revision, TierScheme scheme, String actor, Instant at) {
        if (revision != saves.size() + 1) {
            throw new IllegalStateException("not the next revision: " + revision);
        }
        saves.add(new Save(revision, at, actor));
        schemes.put(revision, scheme);
    }

    @Override
    public Kept kept(MemberId member) {
        return kept(ledger.find(member));
    }

    @Override
    public Kept kept(AccountId account) {
        return kept(ledger.find(account));
    }

    private Kept kept(Optional<Account> account) {
        AccountId id = account.map(Account::id).orElse(null);
        Row row = id == null ? null : rows.get(id);
        return row == null
                ? new Kept(id, revision(), null, Standing.NONE)
                : new Kept(id, revision(), row.revision(), row.standing());
    }

    @Override
    public void keep(AccountId account, boolean isNew, Standing standing, long revision, List<TierChange> decided) {
        if (isNew == rows.containsKey(account)) {
            throw new IllegalStateException("is new or not: " + account);
        }
        if (account.equals(refused)) {
            throw new IllegalStateException("can't be written: " + account);
        }
        written++;
        rows.put(account, new Row(standing, revision));
        decided.forEach(change -> changes.add(new Change(account, change)));
    }

    @Override
    public void qualify(Movement movement) {
        if (movements.stream().anyMatch(other -> other.key().equals(movement.key()))) {
            throw new IllegalStateException("qualifies twice: " + movement);
        }
        movements.add(movement);
    }

    @Override
    public Optional<Brought> brought(AccountId account, long orderId) {
        List<Movement> ofOrder = movements.stream()
                .filter(movement ->
                        movement.orderId() == orderId && movement.account().equals(account))
                .toList();
        return ofOrder.stream()
                .findFirst()
                .map(award -> new Brought(
                        award.at(),
                        ofOrder.stream()
                                .mapToLong(movement -> Math.max(0, movement.points()))
                                .sum(),
                        ofOrder.stream().mapToLong(Movement::points).sum(),
                        ofOrder.stream()
                                .mapToLong(movement -> Math.max(0, movement.money()))
                                .sum(),
                        ofOrder.stream().mapToLong(Movement::money).sum(),
                        award.currency()));
    }

    @Override
    public long gathered(AccountId account, Measure measure, Currency currency, Span span) {
        return of(account)
                .filter(movement -> !movement.at().isBefore(span.from()))
                .filter(movement -> movement.at().isBefore(span.until()))
                .filter(movement -> measure == Measure.POINTS || currency.equals(movement.currency()))
                .mapToLong(movement -> measure == Measure.POINTS ? movement.points() : movement.money())
                .sum();
    }

    private Stream<Movement> of(AccountId account) {
        return movements.stream().filter(movement -> movement.account().equals(account));
    }

    @Override
    public List<Stood> stood(AccountId account) {
        Collection<List<Movement>> byOrder = of(account)
                .collect(Collectors.groupingBy(Movement::orderId, LinkedHashMap::new, Collectors.toList()))
                .values();
        return byOrder.stream()
                .map(ofOrder -> new Stood(
                        ofOrder.get(0).at(),
                        ofOrder.stream().mapToLong(Movement::points).sum(),
                        ofOrder.stream().mapToLong(Movement::money).sum(),
                        ofOrder.get(0).currency()))
                .filter(stood -> stood.points() != 0 || stood.money() != 0)
                .sorted(Comparator.comparing(Stood::at))
                .toList();
    }

    @Override
    public List<ByHand> givenByHand(AccountId account) {
        return changes.stream()
                .filter(change -> ledger.lock(change.account()).id().equals(account))
                .filter(change -> change.what().why() == TierChange.Why.GIVEN)
                .map(change -> new ByHand(
                        change.what().at(),
                        change.what().to(),
                        change.what().until(),
                        change.what().revision(),
                        change.account()))
                .toList();
    }

    @Override
    public Map<Long, Instant> redefinedAt(AccountId account) {
        Map<Long, Instant> moments = new HashMap<>();
        changes.stream()
                .filter(change -> change.account().equals(account))
                .map(Change::what)
                .filter(change -> change.why() == TierChange.Why.REDEFINED)
                .forEach(change -> moments.putIfAbsent(change.revision(), change.at()));
        return moments;
    }

    @Override
    public void move(AccountId from, AccountId into) {
        movements.replaceAll(movement -> movement.account().equals(from)
                ? new Movement(
                        movement.key(),
                        into,
                        movement.orderId(),
                        movement.at(),
                        movement.points(),
                        movement.money(),
                        movement.currency(),
                        movement.postedAt())
                : movement);
        rows.remove(from);
    }

    @Override
    public List<AccountId> decidedBefore(long revision, long after, int limit) {
        return Stream.concat(rows.keySet().stream(), movements.stream().map(Movement::account))
                .distinct()
                .filter(account -> account.value() > after)
                .filter(account ->
                        !rows.containsKey(account) || rows.get(account).revision() < revision)
                .sorted(Comparator.comparingLong(AccountId::value))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Due> due(Instant now, @Nullable Due after, int limit) {
        Comparator<Due> order =
                Comparator.comparing(Due::at).thenComparing(due -> due.account().value());
        return dues(now)
                .filter(due -> after == null || order.compare(due, after) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    private Stream<Due> dues(Instant now) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().isDue(now))
                .map(row -> new Due(row.getValue().standing().reviewAt(), row.getKey()));
    }

    @Override
    public long members(TierCode tier) {
        return rows.values().stream()
                .filter(row -> tier.equals(row.standing().tier()))
                .count();
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return dues(now).map(Due::at).min(Comparator.naturalOrder());
    }

    @Override
    public List<TierChange> changes(MemberId member, int limit) {
        AccountId account = kept(member).account();
        List<TierChange> own = new ArrayList<>(changes.stream()
                .filter(change -> change.account().equals(account))
                .map(Change::what)
                .toList());
        Collections.reverse(own);
        return own.stream().limit(limit).toList();
    }
}
