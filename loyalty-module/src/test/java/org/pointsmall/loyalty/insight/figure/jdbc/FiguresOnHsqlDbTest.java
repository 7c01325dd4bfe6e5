package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's own demo runs it. */
class FiguresOnHsqlDbTest extends FiguresContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("dashboard-figures");
    }

    /** As in Broadleaf 3.1. */
    @Override
    boolean skusCost() {
        return false;
    }
}
