package org.pointsmall.loyalty.ledger;

import java.time.Duration;

/** The programme's terms that the ledger itself applies, as they are now. */
public interface LedgerTerms {

    /** How long points that come back to a lot that has expired meanwhile can still be spent; never negative. */
    Duration grace();

    /** Who bears a clawback that finds too few points. */
    ClawbackPolicy clawback();
}
