package org.pointsmall.loyalty.stock;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.LedgerFollower;

/** What somebody has taken counts on where the account becomes part of another: two logins are one member. */
public final class FollowMergedQuotas implements LedgerFollower {
    private final StockStore store;

    public FollowMergedQuotas(StockStore store) {
        this.store = store;
    }

    @Override
    public void posted(Account account, EntryDraft draft) {}

    @Override
    public void merged(Account from, Account into, Instant at) {
        store.merge(from.member(), into.member());
    }
}
