package org.pointsmall.loyalty.account;

import java.util.List;
import org.pointsmall.loyalty.points.Points;

/** Proves the ledger: rebuilds what is kept beside the journal from the journal alone, and compares. */
public interface ProveLedger {

    /** Reads everything in one consistent view; changes nothing. */
    Proof prove();

    /**
     * What a proof found.
     *
     * @param accounts how many accounts were compared
     * @param entries how many journal entries they were rebuilt from
     * @param issued points ever given out
     * @param burned points ever used up
     * @param outstanding points that members own now: what the merchant owes
     * @param differences what does not agree, the most basic first, in words; empty where all is well
     */
    record Proof(
            long accounts, long entries, Points issued, Points burned, Points outstanding, List<String> differences) {
        public Proof {
            differences = List.copyOf(differences);
        }

        public boolean holds() {
            return differences.isEmpty();
        }
    }
}
