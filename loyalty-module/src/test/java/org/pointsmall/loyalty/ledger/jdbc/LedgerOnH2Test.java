package org.pointsmall.loyalty.ledger.jdbc;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class LedgerOnH2Test extends LedgerDatabaseContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
    }
}
