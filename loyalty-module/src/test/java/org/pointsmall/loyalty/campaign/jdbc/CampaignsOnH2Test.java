package org.pointsmall.loyalty.campaign.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class CampaignsOnH2Test extends CampaignsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("campaigns");
    }
}
