package org.pointsmall.loyalty.campaign.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class CampaignsOnHsqlDbTest extends CampaignsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("campaigns");
    }
}
