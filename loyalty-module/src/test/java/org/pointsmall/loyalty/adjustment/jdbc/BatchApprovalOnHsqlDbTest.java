package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class BatchApprovalOnHsqlDbTest extends BatchApprovalContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("batch-approvals");
    }
}
