package org.pointsmall.loyalty.recommendation;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What members want of recommendations; honoured from the moment on at which it is committed. */
public final class Preferences {
    private final PreferenceStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    public Preferences(PreferenceStore store, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /** Whether the member is recommended things by what they bought; so it is unless they said no. */
    public boolean personalised(MemberId member) {
        return transactions.required(() -> !store.includes(member));
    }

    public void personalise(MemberId member, boolean personalised) {
        transactions.required(() -> {
            store.save(member, personalised, time.now());
            return personalised;
        });
    }
}
