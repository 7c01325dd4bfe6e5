package org.pointsmall.loyalty.reward.code;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.transaction.Transactions;

/** The pools of codes, for who looks after them. */
public final class CodePoolList {
    private final CodePoolStore store;
    private final Transactions transactions;

    public CodePoolList(CodePoolStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** By name. */
    public List<CodePool> all() {
        return transactions.required(store::all);
    }

    public Optional<CodePool> find(long pool) {
        return transactions.required(() -> store.find(pool));
    }

    /** The latest imports into a pool, the newest first. */
    public List<PastImport> imports(long pool, int limit) {
        return transactions.required(() -> store.imports(pool, limit));
    }

    /** @param few from how many codes on that are left the pool runs out; 0 for never */
    public void few(long pool, long few) {
        if (few < 0) {
            throw new IllegalArgumentException("so many codes can't be left: " + few);
        }
        transactions.required(() -> {
            store.few(pool, few);
            return pool;
        });
    }
}
