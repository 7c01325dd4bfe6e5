package org.pointsmall.loyalty.recommendation;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Erases what recommendations know of a member: what they wanted, and what they were shown and did. A member's taste is
 * worked out from the store's orders whenever it is asked for, so there is no profile besides that would have to go. For
 * whoever deletes a customer of the store and does not want to wait for {@link EraseDeletedMembers}.
 */
public final class EraseTraces {
    private final PreferenceStore preferences;
    private final FeedbackStore feedback;
    private final Transactions transactions;

    public EraseTraces(PreferenceStore preferences, FeedbackStore feedback, Transactions transactions) {
        this.preferences = preferences;
        this.feedback = feedback;
        this.transactions = transactions;
    }

    /** All of it, or nothing. What was shown is still counted, as nobody's. */
    public void erase(MemberId member) {
        transactions.required(() -> {
            preferences.erase(member);
            feedback.erase(member);
            return member;
        });
    }
}
