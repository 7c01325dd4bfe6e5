package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.LedgerFollower;

/**
 * Two logins that become one member want one thing, and what was shown to either was shown to that member. What was shown to
 * whose account is closed was shown to nobody in particular; that somebody wants no recommendations outlasts the account,
 * as they may go on shopping.
 */
final class FollowAccounts implements LedgerFollower {
    private final PreferenceStore preferences;
    private final FeedbackStore feedback;

    FollowAccounts(PreferenceStore preferences, FeedbackStore feedback) {
        this.preferences = preferences;
        this.feedback = feedback;
    }

    @Override
    public void posted(Account account, EntryDraft draft) {}

    @Override
    public void became(Account account, AccountStatus status, Instant at) {
        if (status == AccountStatus.CLOSED) {
            feedback.erase(account.member());
        }
    }

    @Override
    public void merged(Account from, Account into, Instant at) {
        preferences.move(from.member(), into.member(), at);
        feedback.move(from.member(), into.member());
    }
}
