package org.pointsmall.loyalty.recommendation;

import java.time.Instant;
import java.util.List;
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

    /** The next members by id of whom something is kept. */
    List<MemberId> members(MemberId after, int limit);

    /** Nothing is known of the member any more. */
    void erase(MemberId member);

    /** What becomes of members' wishes, and of what they were shown, when accounts become one or are closed. */
    default LedgerFollower followingAccounts(FeedbackStore feedback) {
        return new FollowAccounts(this, feedback);
    }
}
