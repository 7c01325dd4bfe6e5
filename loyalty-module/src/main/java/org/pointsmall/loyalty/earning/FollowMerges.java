package org.pointsmall.loyalty.earning;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.LedgerFollower;

/** Members whose accounts have become one share one limit: what both were awarded before counts against it. */
public final class FollowMerges implements LedgerFollower {
    private final LimitCounts counts;

    public FollowMerges(LimitCounts counts) {
        this.counts = counts;
    }

    /** Awards count as they are decided: see {@link EarnPoints}. */
    @Override
    public void posted(Account account, EntryDraft draft) {}

    @Override
    public void merged(Account from, Account into, Instant at) {
        counts.merge(from.member(), into.member());
    }
}
