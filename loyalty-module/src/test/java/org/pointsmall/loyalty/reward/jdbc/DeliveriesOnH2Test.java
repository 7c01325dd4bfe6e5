package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class DeliveriesOnH2Test extends DeliveriesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:deliveries;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
    }
}
