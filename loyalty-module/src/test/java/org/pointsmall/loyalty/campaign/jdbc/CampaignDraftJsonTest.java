package org.pointsmall.loyalty.campaign.jdbc;

import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.jdbc.DraftJson;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignDraftJsonTest {
    private static final DraftJson CAMPAIGNS = new DraftJson(new CampaignKind());

    @Test
    void objectsBecomePaths() {
        DraftJson.Read read = CAMPAIGNS.read(
                """
                {"name":"Member day","active":true,"people":{"tiers":["gold"]},"window":{"daysOfMonth":[15,-1]},
                 "effect":{"kind":"OFFSET_RATE","rate":{"points":100,"money":1.50}}}
                """);

        assertThat(read.wrong()).isEmpty();
        assertThat(read.draft())
                .isEqualTo(Draft.EMPTY
                        .with("name", "Member day")
                        .with("active", "true")
                        .with("people.tiers", "gold")
                        .with("window.daysOfMonth", "15", "-1")
                        .with("effect.kind", "OFFSET_RATE")
                        .with("effect.rate.points", "100")
                        .with("effect.rate.money", "1.5"));
    }

    @Test
    void fieldsThatCampaignsDoNotHaveAreAllNamed() {
        assertThat(CAMPAIGNS
                        .read("{\"nam\":\"x\",\"condition\":{\"a\":1},\"effect\":{\"rate\":{\"euro\":2}}}")
                        .wrong())
                .containsExactly(
                        Invalid.of("nam", "UNKNOWN_FIELD"),
                        Invalid.of("condition.a", "UNKNOWN_FIELD"),
                        Invalid.of("effect.rate.euro", "UNKNOWN_FIELD"));
        assertThat(CAMPAIGNS.read("[]").wrong()).containsExactly(Invalid.of("", "NOT_JSON"));
    }
}
