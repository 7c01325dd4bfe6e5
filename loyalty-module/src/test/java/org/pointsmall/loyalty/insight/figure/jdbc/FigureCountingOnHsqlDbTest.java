package org.pointsmall.loyalty.insight.figure.jdbc;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's own demo runs it. */
class FigureCountingOnHsqlDbTest extends FigureCountingContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("figure-counting");
    }

    @Test
    @Override
    @Disabled("here whoever reads the journal waits for those who write it")
    void anEntryThatIsCommittedLateIsCountedOnceItIsTold() {}

    /** As in Broadleaf 3.1. */
    @Override
    boolean skusCost() {
        return false;
    }
}
