package org.pointsmall.loyalty.campaign;

import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.transaction.Transactions;

/** The campaigns in force, as this node knows them. Quoting a price reads nothing of them. */
public final class CampaignsInForce implements Followed {
    private final Latest<CampaignBook> latest;

    public CampaignsInForce(CampaignStore store, Transactions transactions) {
        latest = new Latest<>(store::revision, revision -> read(store, revision), transactions);
    }

    private static CampaignBook read(CampaignStore store, long revision) {
        return new CampaignBook(
                revision,
                store.all().stream()
                        .filter(SavedCampaign::active)
                        .map(saved -> new Campaign(saved.ref(), saved.terms()))
                        .toList());
    }

    /** All campaigns that are in force. */
    public CampaignBook book() {
        return latest.book();
    }

    @Override
    public boolean refresh() {
        return latest.refresh();
    }
}
