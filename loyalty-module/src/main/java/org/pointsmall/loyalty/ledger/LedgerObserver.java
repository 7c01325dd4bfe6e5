package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Is told what the ledger does, for the metrics. It runs in the caller's transaction and must neither throw nor touch
 * the database.
 */
public interface LedgerObserver {

    /** Looks away. */
    LedgerObserver NONE = new LedgerObserver() {
        @Override
        public void posted(EntryKind kind, long points) {}

        @Override
        public void refused(RefusalCode code) {}
    };

    /**
     * An entry has been appended. Whether it stays is for the transaction to say: whoever counts, counts once that has
     * been committed. An entry that answers a repeat is not told again.
     *
     * @param points how many whole points it moved from one side to another: the sum of its postings above zero
     */
    void posted(EntryKind kind, long points);

    /** A movement was refused. Nothing has changed, so there is nothing to wait for. */
    void refused(RefusalCode code);

    /** The outcome as it is, told of where it is a refusal. */
    default <T> Outcome<T> told(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T> refused) {
            refused(refused.refusal().code());
        }
        return outcome;
    }
}
