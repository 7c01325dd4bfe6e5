package org.pointsmall.loyalty.campaign;

import java.time.Instant;

/**
 * One version of a campaign, as it was saved.
 *
 * @param active whether it is in force; one that is not stays known, for the prices that it has explained
 */
public record SavedCampaign(CampaignRef ref, CampaignTerms terms, boolean active, Instant savedAt, String actor) {}
