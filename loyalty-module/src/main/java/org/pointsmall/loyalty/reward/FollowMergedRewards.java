package org.pointsmall.loyalty.reward;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.LedgerFollower;

/** What somebody has bought is theirs where the account becomes part of another: two logins are one member. */
public final class FollowMergedRewards implements LedgerFollower {
    private final RewardStore store;

    public FollowMergedRewards(RewardStore store) {
        this.store = store;
    }

    @Override
    public void posted(Account account, EntryDraft draft) {}

    @Override
    public void merged(Account from, Account into, Instant at) {
        store.move(from.member(), into.member());
    }
}
