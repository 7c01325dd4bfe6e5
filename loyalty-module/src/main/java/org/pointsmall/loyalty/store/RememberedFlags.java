package org.pointsmall.loyalty.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.store.FlagRows.FlagRow;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of products' flags, for as long as a change may take to count. A checkout asks five times:
 * for the offers in the cart, the early refusal, the hold, what points may pay and what is earned. All of it is said by the
 * same flags then. Nothing is remembered where no transaction is under way, or from one transaction to the next.
 */
final class RememberedFlags {
    /** So that a change counts within a second also where a transaction is long. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final FlagRows rows;
    private final BusinessTime time;

    RememberedFlags(FlagRows rows, BusinessTime time) {
        this.rows = rows;
        this.time = time;
    }

    /** As {@link FlagRows#of}. */
    List<FlagRow> of(Collection<Long> productIds) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return rows.of(productIds);
        }
        Map<Long, List<FlagRow>> known = ofTransaction().asOf(time.now());
        Set<Long> ids = new TreeSet<>(productIds);
        Set<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
        Map<Long, List<FlagRow>> read = rows.of(unknown).stream().collect(Collectors.groupingBy(FlagRow::productId));
        unknown.forEach(id -> known.put(id, read.getOrDefault(id, List.of())));
        return ids.stream()
                .flatMap(id -> known.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private Reading ofTransaction() {
        Reading reading = (Reading) TransactionSynchronizationManager.getResource(this);
        if (reading == null) {
            reading = new Reading(this);
            TransactionSynchronizationManager.bindResource(this, reading);
            TransactionSynchronizationManager.registerSynchronization(reading);
        }
        return reading;
    }

    /** Of one transaction; a suspended one keeps its own. */
    private static final class Reading implements TransactionSynchronization {
        private final Object key;
        private final Map<Long, List<FlagRow>> rows = new HashMap<>();
        private @Nullable Instant since;

        private Reading(Object key) {
            this.key = key;
        }

        private Map<Long, List<FlagRow>> asOf(Instant now) {
            if (since == null || !now.isBefore(since.plus(FRESH)) || now.isBefore(since)) {
                rows.clear();
                since = now;
            }
            return rows;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(key);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(key, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }
    }
}
