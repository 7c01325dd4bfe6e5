package org.pointsmall.loyalty.tier.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class TiersOnH2Test extends TierContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:tiers;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
    }
}
