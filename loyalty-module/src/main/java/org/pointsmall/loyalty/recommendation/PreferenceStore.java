package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Where it is kept what members want of recommendations. Members whose accounts have become one are one: who of them
 * opted out has done so for all. Every method runs in the caller's transaction.
 */
public interface PreferenceStore extends OptedOut {

    void save(MemberId member, boolean personalised, Instant at);

    /** What one of two members wanted is wanted by both, where either has opted out. */
    void move(MemberId from, MemberId into, Instant at);

    /** Nothing is known of the member any more. */
    void erase(MemberId member);

    /** Two logins that become one member want one thing, and what was shown to either was shown to that member. */
    default LedgerFollower followingMerges(FeedbackStore feedback) {
        return LedgerFollower.onMerge((from, into, at) -> {
            move(from, into, at);
            feedback.move(from, into);
        });
    }
}
