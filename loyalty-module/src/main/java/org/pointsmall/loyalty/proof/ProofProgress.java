package org.pointsmall.loyalty.proof;

/** Hears how far a proof has come, on the thread that proves, between two views of the database. */
@FunctionalInterface
public interface ProofProgress {
    /** Lets the proof run to its end, unheard. */
    ProofProgress UNHEARD = reached -> true;

    /** Whether to go on: false ends the proof with what it has found so far. */
    boolean goOn(Reached reached);

    /**
     * How far it has come.
     *
     * @param accounts compared so far
     * @param ofAccounts how many there were at the beginning
     * @param entries read so far
     * @param holds compared so far; they come after the accounts
     * @param differences found so far
     */
    record Reached(long accounts, long ofAccounts, long entries, long holds, long differences) {}
}
