package org.pointsmall.loyalty.campaign.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class CampaignsOnPostgreSqlTest extends CampaignsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
