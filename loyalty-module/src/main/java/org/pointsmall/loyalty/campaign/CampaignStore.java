package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where campaigns are kept, with all their versions. Each method runs in the caller's transaction. */
public interface CampaignStore {

    /**
     * The state of all campaigns: a number that each change makes larger, and that no other state ever has, not even one
     * that was never committed.
     */
    long revision();

    /** Keeps all others from changing campaigns until the transaction ends. */
    void lock();

    /** The latest version of each campaign, in force or not, by id. */
    List<SavedCampaign> all();

    /** The latest version of a campaign. */
    Optional<SavedCampaign> find(long id);

    /** All versions of a campaign, the latest first. */
    List<SavedCampaign> versions(long id);

    /** Adds a campaign; changes the revision. */
    SavedCampaign add(CampaignTerms terms, boolean active, Instant at, String actor);

    /** Adds a version to a campaign, one above {@code last}, which is its latest; changes the revision. */
    SavedCampaign change(CampaignRef last, CampaignTerms terms, boolean active, Instant at, String actor);
}
