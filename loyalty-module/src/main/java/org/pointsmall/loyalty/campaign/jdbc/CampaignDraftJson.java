package org.pointsmall.loyalty.campaign.jdbc;

import org.pointsmall.loyalty.campaign.CampaignDraft;
import org.pointsmall.loyalty.definition.jdbc.DraftJson;

/**
 * A campaign that comes as JSON, with the fields of {@link CampaignDraft}:
 *
 * <pre>{"name":"Member day","active":true,"window":{"daysOfMonth":[15]},
 *  "effect":{"kind":"PRICE_PERCENT","percent":80}}</pre>
 */
public final class CampaignDraftJson {
    private static final DraftJson CAMPAIGNS = new DraftJson(CampaignDraft::isField);

    private CampaignDraftJson() {}

    /** Never an exception; what is refused, {@link DraftJson} says. */
    public static DraftJson.Read read(String json) {
        return CAMPAIGNS.read(json);
    }
}
