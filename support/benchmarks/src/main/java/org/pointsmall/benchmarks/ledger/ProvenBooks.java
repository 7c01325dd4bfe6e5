package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;

/** The books that a run has written. */
final class ProvenBooks {
    private ProvenBooks() {}

    /** Asks the plugin's own proof about them: who is fast and keeps wrong books has won nothing. */
    static void prove(HikariDataSource pool) throws BenchmarkFailure {
        Proof proof = LedgerProof.of(pool).prove();
        if (!proof.isSound()) {
            throw new BenchmarkFailure("The books of " + pool.getPoolName() + " do not prove: " + proof.differences());
        }
    }
}
