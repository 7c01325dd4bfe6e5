package org.pointsmall.loyalty.audit.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class AuditTrailOnH2Test extends AuditTrailContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("audit-trail");
    }
}
