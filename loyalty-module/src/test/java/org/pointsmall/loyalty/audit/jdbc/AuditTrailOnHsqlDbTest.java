package org.pointsmall.loyalty.audit.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class AuditTrailOnHsqlDbTest extends AuditTrailContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("audit-trail");
    }
}
