package org.pointsmall.demo.replay;

import java.util.List;

/**
 * A check of the books that HTTP clients can't make: every balance rebuilt from the journal, and what the programme
 * owes against what it issued less what was burned. Optional to the replay, since it needs access to the store's inside.
 */
@FunctionalInterface
public interface ReplayProof {
    /** Reads only. */
    ProofReport prove();

    /**
     * @param accounts how many accounts were looked at
     * @param summary one line for the person who runs the replay
     * @param differences one line for each; empty: the books are right
     */
    record ProofReport(long accounts, String summary, List<String> differences) {
        public ProofReport {
            differences = List.copyOf(differences);
        }
    }
}
