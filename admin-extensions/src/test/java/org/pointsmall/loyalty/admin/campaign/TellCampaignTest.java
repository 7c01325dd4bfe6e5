package org.pointsmall.loyalty.admin.campaign;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.ToldFixture;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;

/** Campaigns as they tell themselves, to the letter. */
class TellCampaignTest {

    @Test
    void aMemberDay() {
        CampaignTerms memberDay = aCampaign()
                .percent(80)
                .of(Scope.ofCategories(70L))
                .to(new Audience(Set.of(GOLD), Set.of(LOYAL)))
                .within(Window.always(SHANGHAI).onDaysOfMonth(15))
                .terms("member day");

        assertTold(
                memberDay,
                "On day 15 of the month, mall offers of Tea cost Gold members of the segment Loyal 80 % of their points.",
                "每月 15 日，分群“忠诚客户”中的金卡会员兑换商城中的茶叶只需积分价的 80%。");
    }

    @Test
    void forEveryoneAndEverything() {
        assertTold(
                aCampaign().percent(75).terms("all"),
                "Mall offers cost members 75 % of their points.",
                "会员兑换商城商品只需积分价的 75%。");
        assertTold(
                aCampaign().rate(worth(150)).terms("rate"),
                "Members pay 1.50 CNY at the checkout with 100 points.",
                "会员结账时可用 100 积分抵 1.50 CNY。");
    }

    private static void assertTold(CampaignTerms campaign, String english, String chinese) {
        assertThat(ToldFixture.told(new TellCampaign(), campaign, "", "en")).isEqualTo(english);
        assertThat(ToldFixture.told(new TellCampaign(), campaign, "", "zh-CN")).isEqualTo(chinese);
    }
}
