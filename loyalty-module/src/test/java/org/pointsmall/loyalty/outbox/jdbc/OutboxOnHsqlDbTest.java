package org.pointsmall.loyalty.outbox.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class OutboxOnHsqlDbTest extends OutboxContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at("jdbc:hsqldb:mem:outbox", "sa", "");
    }
}
