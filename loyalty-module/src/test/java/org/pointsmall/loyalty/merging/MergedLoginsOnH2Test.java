package org.pointsmall.loyalty.merging;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class MergedLoginsOnH2Test extends MergedLoginsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:merged;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
    }
}
