package org.pointsmall.loyalty.campaign;

import java.util.List;
import org.pointsmall.loyalty.tier.TierCode;
import org.pointsmall.loyalty.tier.TierUses;
import org.pointsmall.loyalty.transaction.Transactions;

/** The campaigns in force that are for members of a tier. */
public final class CampaignsWithTiers implements TierUses {
    private final CampaignStore store;
    private final Transactions transactions;

    public CampaignsWithTiers(CampaignStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public List<Use> of(TierCode tier) {
        return transactions.required(store::all).stream()
                .filter(SavedCampaign::active)
                .filter(campaign -> campaign.terms().people().tiers().contains(tier))
                .map(campaign -> new Use(
                        Kind.CAMPAIGN, campaign.ref().id(), campaign.terms().name()))
                .toList();
    }
}
