package org.pointsmall.loyalty.campaign;

/**
 * A version of a campaign, as prices remember it.
 *
 * @param id the campaign's; above 0
 * @param version 1 when it was first saved, one more with each change
 */
public record CampaignRef(long id, int version) {
    public CampaignRef {
        if (id < 1 || version < 1) {
            throw new IllegalArgumentException("no version of a campaign: " + id + ", " + version);
        }
    }
}
