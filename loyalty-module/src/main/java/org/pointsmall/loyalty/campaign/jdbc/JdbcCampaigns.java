package org.pointsmall.loyalty.campaign.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.campaign.CampaignRef;
import org.pointsmall.loyalty.campaign.CampaignStore;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.SavedCampaign;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.definition.jdbc.Versions.Version;

/** Campaigns in the store's database. */
public final class JdbcCampaigns implements CampaignStore {
    private final Versions<CampaignTerms> campaigns;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcCampaigns(DataSource dataSource) {
        campaigns =
                new Versions<>(dataSource, "LOYALTY_CAMPAIGN", "CAMPAIGN_ID", CampaignJson::write, CampaignJson::read);
    }

    @Override
    public long revision() {
        return campaigns.revision();
    }

    @Override
    public void lock() {
        campaigns.lock();
    }

    @Override
    public List<SavedCampaign> all() {
        return campaigns.latest().stream().map(JdbcCampaigns::campaign).toList();
    }

    @Override
    public Optional<SavedCampaign> find(long id) {
        return campaigns.latest(id).map(JdbcCampaigns::campaign);
    }

    @Override
    public List<SavedCampaign> versions(long id) {
        return campaigns.of(id).stream().map(JdbcCampaigns::campaign).toList();
    }

    @Override
    public SavedCampaign add(CampaignTerms terms, boolean active, Instant at, String actor) {
        return campaign(campaigns.add(terms, active, at, actor));
    }

    @Override
    public SavedCampaign change(CampaignRef last, CampaignTerms terms, boolean active, Instant at, String actor) {
        return campaign(campaigns.change(last.id(), last.version(), terms, active, at, actor));
    }

    private static SavedCampaign campaign(Version<CampaignTerms> saved) {
        return new SavedCampaign(
                new CampaignRef(saved.id(), saved.number()),
                saved.terms(),
                saved.active(),
                saved.savedAt(),
                saved.actor());
    }
}
