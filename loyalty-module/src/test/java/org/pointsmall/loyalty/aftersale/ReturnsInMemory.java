package org.pointsmall.loyalty.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/** Returns in memory, for tests on one thread. */
public final class ReturnsInMemory implements Returns {
    private final Map<Long, Row> rows = new TreeMap<>();

    /** A return, and how far its cash is. */
    private record Row(
            RecordedReturn recorded, List<CashRefund> owed, int tries, @Nullable Instant tryAt, Instant busyUntil) {

        boolean due() {
            return recorded.receipt().status() == ReturnStatus.CASH_DUE;
        }

        Row with(ReturnStatus status, @Nullable String problem) {
            ReturnReceipt was = recorded.receipt();
            ReturnReceipt now = new ReturnReceipt(
                    was.key(),
                    was.kind(),
                    status,
                    was.lines(),
                    was.pointsBack(),
                    was.pointsTakenBack(),
                    was.shortfall(),
                    was.cash(),
                    problem,
                    was.actor(),
                    was.reason(),
                    was.at(),
                    false);
            return new Row(
                    new RecordedReturn(recorded.id(), recorded.orderId(), recorded.contentHash(), now),
                    owed,
                    tries,
                    tryAt,
                    busyUntil);
        }

        Row trying(int times, @Nullable Instant next, Instant busy) {
            return new Row(recorded, owed, times, next, busy);
        }
    }

    /** What takes everything back that is done from now on. */
    public Runnable savepoint() {
        Map<Long, Row> kept = new TreeMap<>(rows);
        return () -> {
            rows.clear();
            rows.putAll(kept);
        };
    }

    @Override
    public List<RecordedReturn> ofOrder(long orderId) {
        return rows.values().stream()
                .map(Row::recorded)
                .filter(recorded -> recorded.orderId() == orderId)
                .toList();
    }

    @Override
    public Optional<RecordedReturn> find(ReturnId id) {
        return Optional.ofNullable(rows.get(id.value())).map(Row::recorded);
    }

    @Override
    public RecordedReturn record(ReturnDraft draft) {
        ReturnId id = new ReturnId(rows.size() + 1);
        RecordedReturn recorded = new RecordedReturn(id, draft.orderId(), draft.contentHash(), draft.receipt());
        List<CashRefund> owed = draft.refunds().stream()
                .map(part -> new CashRefund(id, draft.orderId(), part.paymentId(), part.amount()))
                .toList();
        rows.put(id.value(), new Row(recorded, owed, 0, draft.receipt().at(), draft.busyUntil()));
        return recorded;
    }

    @Override
    public List<CashRefund> owed(ReturnId id) {
        return rows.get(id.value()).owed();
    }

    @Override
    public Map<Long, Money> owedByPayment(long orderId) {
        Map<Long, Money> owed = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.recorded().orderId() == orderId)
                .flatMap(row -> row.owed().stream())
                .forEach(refund -> owed.merge(refund.paymentId(), refund.amount(), Money::plus));
        return owed;
    }

    @Override
    public boolean takeOver(ReturnId id, Instant now, Instant busyUntil) {
        Row row = rows.get(id.value());
        boolean free = row.due() && !row.busyUntil().isAfter(now);
        if (free) {
            rows.put(id.value(), row.trying(row.tries(), row.tryAt(), busyUntil));
        }
        return free;
    }

    @Override
    public boolean given(CashRefund refund, Instant at) {
        Row row = rows.get(refund.returnId().value());
        List<CashRefund> left = new ArrayList<>(row.owed());
        boolean first = left.remove(refund);
        rows.put(
                refund.returnId().value(),
                new Row(row.recorded(), List.copyOf(left), row.tries(), row.tryAt(), row.busyUntil()));
        return first;
    }

    @Override
    public boolean endTry(ReturnId id, Instant now) {
        Row row = rows.get(id.value());
        if (!row.due()) {
            return true;
        }
        if (row.owed().isEmpty()) {
            rows.put(id.value(), row.with(ReturnStatus.DONE, null));
            return true;
        }
        rows.put(id.value(), row.trying(row.tries() + 1, row.tryAt(), now));
        return false;
    }

    @Override
    public void postpone(ReturnId id, String problem, Instant tryAt) {
        Row row = rows.get(id.value());
        if (row.due()) {
            rows.put(id.value(), row.with(ReturnStatus.CASH_DUE, problem).trying(row.tries(), tryAt, row.busyUntil()));
        }
    }

    @Override
    public int tries(ReturnId id) {
        return rows.get(id.value()).tries();
    }

    @Override
    public List<ReturnId> due(Instant tryAt, Instant now, ReturnId after, int limit) {
        return due(tryAt, now)
                .map(row -> row.recorded().id())
                .filter(id -> id.value() > after.value())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Instant> oldestDue(Instant at) {
        return due(at, at).map(Row::tryAt).min(Comparator.naturalOrder());
    }

    private Stream<Row> due(Instant tryAt, Instant now) {
        return rows.values().stream()
                .filter(Row::due)
                .filter(row -> !row.tryAt().isAfter(tryAt))
                .filter(row -> !row.busyUntil().isAfter(now));
    }
}
