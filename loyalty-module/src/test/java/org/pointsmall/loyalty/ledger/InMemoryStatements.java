package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.statement.Statements;

/** What members read of an {@link InMemoryLedgerStore}. */
public final class InMemoryStatements implements Statements {
    private final InMemoryLedgerStore store;

    public InMemoryStatements(InMemoryLedgerStore store) {
        this.store = store;
    }

    @Override
    public List<JournalEntry> page(MemberId member, @Nullable EntryId before, int limit) {
        AccountId account = store.find(member).map(Account::id).orElse(null);
        return store.journal().stream()
                .map(InMemoryLedgerStore.Posted::entry)
                .filter(entry -> entry.account().equals(account) && entry.points() != 0)
                .filter(entry -> before == null || entry.id().value() < before.value())
                .sorted(Comparator.comparing((JournalEntry entry) -> entry.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Expiration> nextExpiration(MemberId member) {
        List<Lot> lots =
                store.find(member).map(account -> store.liveLots(account.id())).orElse(List.of());
        Optional<Instant> next =
                lots.stream().findFirst().map(lot -> lot.terms().expiresAt());
        return next.map(at -> new Expiration(
                lots.stream()
                        .filter(lot -> at.equals(lot.terms().expiresAt()))
                        .map(Lot::available)
                        .reduce(Points.ZERO, Points::plus),
                at));
    }

    @Override
    public OrderPoints ofOrder(long orderId) {
        OrderTotals totals = store.totals(orderId);
        return new OrderPoints(totals.burned(), totals.issued());
    }
}
