package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class OwnSegmentsOnHsqlDbTest extends OwnSegmentsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("own-segments");
    }
}
