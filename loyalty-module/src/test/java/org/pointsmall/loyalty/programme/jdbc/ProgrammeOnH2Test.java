package org.pointsmall.loyalty.programme.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class ProgrammeOnH2Test extends ProgrammeContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:programme;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR", "sa", "");
    }
}
