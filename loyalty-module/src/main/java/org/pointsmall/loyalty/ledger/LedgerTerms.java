package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;

/** The programme's terms that the ledger itself applies. */
public interface LedgerTerms {

    /** How long points that come back now to a lot that has expired meanwhile can still be spent; never negative. */
    Duration grace();

    /**
     * Who bears a clawback that finds too few points.
     *
     * @param placedAt when the order was placed whose award is taken back
     */
    ClawbackPolicy clawback(Instant placedAt);
}
