package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class SegmentsOnHsqlDbTest extends SegmentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("segments");
    }
}
