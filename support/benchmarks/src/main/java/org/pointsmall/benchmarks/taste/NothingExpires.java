package org.pointsmall.benchmarks.taste;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;

/** The judge's members have points for good. */
final class NothingExpires implements LedgerTerms {
    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public ClawbackPolicy clawback(Instant placedAt) {
        return ClawbackPolicy.REVOKE_TO_ZERO;
    }
}
