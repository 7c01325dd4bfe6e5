package org.pointsmall.loyalty.ledger.jdbc;

/** As Broadleaf's demo runs it. */
class LedgerOnHsqlDbTest extends LedgerDatabaseContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at("jdbc:hsqldb:mem:ledger", "sa", "");
    }
}
