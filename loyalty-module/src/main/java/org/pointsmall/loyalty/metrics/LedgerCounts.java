package org.pointsmall.loyalty.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** Counts, since this process started, the points that were moved and committed, and the refusals. */
public final class LedgerCounts implements LedgerObserver {
    private final Executor afterCommit;
    private final Map<EntryKind, LongAdder> points = new EnumMap<>(EntryKind.class);
    private final Map<RefusalCode, LongAdder> refusals = new EnumMap<>(RefusalCode.class);

    /**
     * @param afterCommit runs what it is given once the transaction under way has been committed, never if that or a
     *     part of it around the call is rolled back, and at once where there is none
     */
    public LedgerCounts(Executor afterCommit) {
        this.afterCommit = afterCommit;
        for (EntryKind kind : EntryKind.values()) {
            points.put(kind, new LongAdder());
        }
        for (RefusalCode code : RefusalCode.values()) {
            refusals.put(code, new LongAdder());
        }
    }

    @Override
    public void posted(EntryKind kind, long moved) {
        LongAdder count = adder(points, kind);
        afterCommit.execute(() -> count.add(moved));
    }

    /** At once: most refusals roll a transaction back, and are no less refused for it. */
    @Override
    public void refused(RefusalCode code) {
        adder(refusals, code).increment();
    }

    public long points(EntryKind kind) {
        return adder(points, kind).sum();
    }

    public long refusals(RefusalCode code) {
        return adder(refusals, code).sum();
    }

    void forEachKind(BiConsumer<EntryKind, LongAdder> use) {
        points.forEach(use);
    }

    void forEachCode(BiConsumer<RefusalCode, LongAdder> use) {
        refusals.forEach(use);
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalStateException("every constant has a count: " + key);
        }
        return adder;
    }
}
