package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.statement.Statements;

/** What members read of an {@link InMemoryLedgerStore}. */
public final class InMemoryStatements implements Statements {
    private final InMemoryLedgerStore store;

    public InMemoryStatements(InMemoryLedgerStore store) {
        this.store = store;
    }

    @Override
    public List<Line> page(MemberId member, @Nullable EntryId before, int limit) {
        AccountId account = store.find(member).map(Account::id).orElse(null);
        LinkedList<Line> lines = new LinkedList<>();
        long owned = 0;
        for (InMemoryLedgerStore.Posted posted : store.journal()) {
            JournalEntry entry = posted.entry();
            if (store.standing(entry.account()).equals(account) && entry.points() != 0) {
                owned += entry.points();
                lines.addFirst(new Line(entry, Points.of(owned), paid(entry)));
            }
        }
        return lines.stream()
                .filter(line -> before == null || line.entry().id().value() < before.value())
                .limit(limit)
                .toList();
    }

    private @Nullable Money paid(JournalEntry entry) {
        return entry.kind() != EntryKind.BURN
                ? null
                : store.hold(entry.about().hold())
                        .filter(hold -> hold.committed().equals(hold.points()))
                        .map(Hold::money)
                        .orElse(null);
    }

    @Override
    public Optional<Expiration> nextExpiration(MemberId member) {
        return expirations(member, null, 1).stream().findFirst();
    }

    @Override
    public List<Expiration> expirations(MemberId member, @Nullable Instant after, int limit) {
        Map<Instant, Points> byDate = new TreeMap<>();
        store.find(member).map(account -> store.liveLots(account.id())).orElse(List.of()).stream()
                .filter(lot ->
                        lot.terms().expiresAt() != null && !lot.available().isZero())
                .forEach(lot -> byDate.merge(lot.terms().expiresAt(), lot.available(), Points::plus));
        return byDate.entrySet().stream()
                .filter(date -> after == null || date.getKey().isAfter(after))
                .limit(limit)
                .map(date -> new Expiration(date.getValue(), date.getKey()))
                .toList();
    }

    @Override
    public OrderPoints ofOrder(long orderId) {
        OrderTotals totals = store.totals(orderId);
        return new OrderPoints(totals.burned(), totals.issued());
    }
}
