package org.pointsmall.loyalty.api;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class GuideTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private ShopRules rules;

    @Autowired
    private InMemoryVersions<CampaignTerms> campaigns;

    @Autowired
    private Latest<CampaignBook> campaignsInForce;

    @BeforeEach
    void aProgramme() {
        shop.reopened().anaIsSignedIn();
        rules.say(new LotPolicy(Duration.ofDays(14), new Expiry.After(Period.ofMonths(12), Expiry.End.MONTH)));
        rules.say(List.of(
                new Tier(new TierCode("gold"), new TierName("Gold", "金卡"), 20, 5000, new Benefits(150, null, 90))));
        Window november = Window.always(SHANGHAI)
                .within(LocalDateTime.parse("2026-11-01T00:00"), LocalDateTime.parse("2026-12-01T00:00"));
        rules.say(
                aRule("lights", RuleScope.ofCategories(7L), RuleAudience.ofTiers("gold"), november),
                aRule("platinum", RuleScope.EVERYTHING, RuleAudience.ofTiers("platinum"), november),
                aRule("loyal", RuleScope.ofProducts(100L), RuleAudience.ofSegments("loyal"), Window.always(SHANGHAI)),
                aRule("first", RuleScope.EVERYTHING, RuleAudience.onFirstOrder(), Window.always(SHANGHAI)));
    }

    @AfterEach
    void noProgramme() {
        rules.say();
        rules.say(LotPolicy.LASTING);
        rules.say(List.of());
        campaigns.all().forEach(saved -> campaigns.change(saved.ref(), saved.terms(), false, Instant.EPOCH, "test"));
        campaignsInForce.refresh();
    }

    @Test
    void tellsAMemberTheProgramme() throws Exception {
        assertThat(guide("en"))
                .isEqualTo("{\"earning\":["
                        + "{\"text\":\"Earn 1 point for every £1.00 paid.\"},"
                        + "{\"text\":\"What counts is what is paid for goods after discounts: no tax, no shipping, and"
                        + " nothing that is paid with points.\"},"
                        + "{\"text\":\"Some products earn no points.\"},"
                        + "{\"text\":\"Fractions of a point are left out.\"},"
                        + "{\"text\":\"Multipliers apply to the points of the rate; several of them add up and don't"
                        + " multiply each other.\"},"
                        + "{\"text\":\"Points can be spent 14 days after they are earned.\"},"
                        + "{\"ruleId\":1,\"text\":\"1.5 times the points on products in Lights, for Gold members,"
                        + " from November 1, 2026 through November 30, 2026, by the clocks of China Time.\","
                        + "\"from\":\"2026-11-01T00:00:00+08:00\",\"until\":\"2026-12-01T00:00:00+08:00\"},"
                        + "{\"ruleId\":3,\"text\":\"1.5 times the points on selected products (Lantern), for you.\"}],"
                        + "\"spending\":["
                        + "{\"text\":\"100 points can pay £1.00 at the checkout.\"},"
                        + "{\"text\":\"They pay for goods, not for shipping or tax.\"},"
                        + "{\"text\":\"At least 100 points per order.\"},"
                        + "{\"text\":\"Some products can't be paid for with points.\"}],"
                        + "\"expiry\":["
                        + "{\"text\":\"Points can be spent for 12 months from the day on which they are earned, and then"
                        + " until the end of the month.\"},"
                        + "{\"text\":\"Those that expire first are spent first.\"}],"
                        + "\"tiers\":[{\"code\":\"gold\",\"name\":\"Gold\",\"rank\":20,\"text\":["
                        + "\"Reached with 5,000 points earned by orders within 12 months.\","
                        + "\"1.5 times the points.\",\"Mall offers for 90% of their points.\","
                        + "\"Kept for another 3 months where a review finds too little.\"]}]}");
    }

    @Test
    void tellsItInChinese() throws Exception {
        assertThat(guide("zh-CN"))
                .contains(
                        "{\"text\":\"每消费 £1.00 得 1 积分。\"}",
                        "{\"ruleId\":1,\"text\":\"金卡会员，2026年11月1日至2026年11月30日，以中国时间为准，购买Lights类商品享 1.5 倍积分。\"",
                        "{\"ruleId\":3,\"text\":\"为您专享，购买指定商品（Lantern）享 1.5 倍积分。\"}",
                        "{\"text\":\"积分自获得之日起 12 个月内有效，并延至期满当月月底到期。\"}",
                        "\"name\":\"金卡\",\"rank\":20,\"text\":[\"12 个月内通过订单获得 5,000 积分即可达到。\"");
    }

    @Test
    void tellsAGuestWhatAMemberMayGetAndNoSegments() throws Exception {
        shop.reopened();

        assertThat(guide("en"))
                .contains("\"ruleId\":1", "\"ruleId\":4", "1.5 times the points, on your first order.")
                .doesNotContain("\"ruleId\":2", "\"ruleId\":3", "loyal");
    }

    @Test
    void tellsWhatCampaignsMakeOfPoints() throws Exception {
        Window always = Window.always(ZoneOffset.UTC);
        long rate = run(new CampaignTerms(
                "Weekend",
                100,
                Scope.ALL,
                Audience.ofTiers(new TierCode("gold")),
                always.on(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                new CampaignEffect.OffsetRate(
                        new PointsRate(Points.of(100), new Money(160, Currency.getInstance("GBP"))))));
        run(price("Member day", Scope.ALL, Audience.EVERYONE, always.onDaysOfMonth(15), 80));
        run(price("Lights", Scope.ofCategories(7L), Audience.EVERYONE, always.onDaysOfMonth(-1, -2, -3), 70));
        run(price("Come back", Scope.ALL, Audience.ofSegments(new SegmentCode("sleeping")), always, 60));
        run(price("Loyal", Scope.ALL, Audience.ofSegments(new SegmentCode("loyal")), always, 50));
        run(price("Platinum", Scope.ALL, Audience.ofTiers(new TierCode("platinum")), always, 40));
        run(price(
                "Over",
                Scope.ALL,
                Audience.EVERYONE,
                always.within(null, LocalDateTime.parse("2020-01-01T00:00")),
                30));

        assertThat(guide("en"))
                .contains(
                        "{\"campaignId\":" + rate + ",\"text\":\"100 points can pay £1.60 at the checkout, for Gold"
                                + " members, on Saturdays and Sundays.\"}",
                        "\"Mall offers for 80% of their points, on the 15th of each month.\"",
                        "\"Mall offers of products in Lights for 70% of their points, on the last 3 days of each month.\"",
                        "\"Mall offers for 50% of their points, for you.\"")
                .doesNotContain(" 60%", " 40%", " 30%", "loyal");
        assertThat(guide("zh-CN"))
                .contains(
                        "\"金卡会员，每周六、周日，100 积分可抵 £1.60。\"",
                        "\"每月15日，积分商城只需 80% 的积分。\"",
                        "\"每月最后 3 天，积分商城Lights类商品只需 70% 的积分。\"",
                        "\"为您专享，积分商城只需 50% 的积分。\"");
        shop.reopened();
        assertThat(guide("en")).contains(" 80% ").doesNotContain(" 50% ");
    }

    private static CampaignTerms price(String name, Scope goods, Audience people, Window window, int percent) {
        return new CampaignTerms(name, 100, goods, people, window, new CampaignEffect.PricePercent(percent));
    }

    private long run(CampaignTerms campaign) {
        long id = campaigns.add(campaign, true, Instant.EPOCH, "test").ref().id();
        campaignsInForce.refresh();
        return id;
    }

    private String guide(String language) throws Exception {
        byte[] body = mvc.perform(get("/api/v1/loyalty/guide").header("Accept-Language", language))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return new String(body, StandardCharsets.UTF_8);
    }

    static RuleTerms aRule(String name, Effect effect) {
        return aRule(name, effect, RuleScope.EVERYTHING, RuleAudience.EVERYONE, Window.always(SHANGHAI));
    }

    private static RuleTerms aRule(String name, RuleScope scope, RuleAudience audience, Window window) {
        return aRule(name, new Effect.Multiplier(150), scope, audience, window);
    }

    private static RuleTerms aRule(String name, Effect effect, RuleScope scope, RuleAudience audience, Window window) {
        return new RuleTerms(
                name, RuleGroup.EVERYONE, 1, scope, audience, window, Condition.always(), effect, null, List.of());
    }
}
