package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.Simulations;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What an operator defines and tries, in a real Chromium. */
@AdminTest
class DefinitionsInABrowserTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    EditDefinitions<CampaignTerms> campaigns;

    @Autowired
    Simulations simulations;

    @Autowired
    RunSimulations simulate;

    @Test
    void anOperatorAddsWednesdaysTimesOneAndAHalf() {
        long product = backroom.aProduct("Porcelain gaiwan");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Earning rules");
        page.click("text=Add a rule");
        screenshot("rule-new");
        press("button.save");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("Fields to look at again: 2.");
        assertThat(page.locator("[data-field='effect.factor'] .wrong")).containsText("This is needed.");
        screenshot("rule-refused");

        page.fill("[id='name']", "Wednesdays x1.5");
        page.fill("[id='effect.factor']", "1.5");
        page.check("[data-field='window.weekdays'] label:nth-of-type(3) input");
        page.fill("[data-field='scope.products'] .search", "Porcelain gaiwan");
        page.click("[data-field='scope.products'] .found a");
        page.click("text=Add a limit");
        page.selectOption("[id='limits[1].of']", "EVERYONE");
        page.selectOption("[id='limits[1].period']", "MONTH");
        page.fill("[id='limits[1].points']", "50000");
        press("text=Add a condition");
        page.selectOption(".builder .rule .condition-field", "order.subtotal");
        page.selectOption(".builder .rule .operator", "at-least");
        page.fill(".builder .rule .value", "ninety");
        press("button.save");
        assertThat(page.locator("[data-field='condition'] .wrong")).not().hasCount(0);
        assertThat(page.locator(".builder .rule .value")).hasValue("ninety");
        page.fill(".builder .rule .value", "99.50");
        page.click("text=Add a group");
        page.selectOption(".group .group .kind", "any");
        page.selectOption(".group .group .condition-field", "order.channel");
        page.selectOption(".group .group .operator", "one-of");
        page.fill(".group .group .value", "app, mini");
        screenshot("rule-typed");
        saveInForce();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(sideways()).isFalse();
        screenshot("rule-saved");
        assertThat(rules.all()).anySatisfy(rule -> {
            assertThat(rule.terms().name()).isEqualTo("Wednesdays x1.5");
            assertThat(rule.terms().effect()).isEqualTo(new Effect.Multiplier(150));
            assertThat(rule.terms().window().weekdays()).containsExactly(DayOfWeek.WEDNESDAY);
            assertThat(rule.terms().scope()).isEqualTo(RuleScope.ofProducts(product));
            assertThat(rule.terms().limits()).containsExactly(Limit.budget(Limit.Period.MONTH, 50_000));
            assertThat(rule.terms().condition())
                    .isEqualTo(new All(List.of(
                            new Comparison(Field.ORDER_SUBTOTAL, Operator.AT_LEAST, List.of(new Value.Whole(9_950))),
                            new Comparison(
                                    Field.ORDER_CHANNEL,
                                    Operator.ONE_OF,
                                    List.of(new Value.Text("app"), new Value.Text("mini"))))));
        });

        assertThat(page.locator(".builder .rule .value").first()).hasValue("99.50");
        assertThat(page.locator(".builder .rule")).hasCount(2);
        page.click("text=All earning rules");
        assertThat(page.locator("table.rules")).containsText("Porcelain gaiwan");
        assertThat(sideways()).isFalse();
        screenshot("rules");
        open("/loyalty-rules?blLocaleCode=zh_CN");
        screenshot("rules-zh");
        page.click("table.rules a:has-text('Wednesdays x1.5')");
        screenshot("rule-zh");
        assertThat(sideways()).isFalse();
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void anOperatorAddsATierAndLooksAtSegments() {
        open("/loyalty-tiers");
        int rows = page.locator(".line.tier").count();
        page.click("text=Add a tier");
        assertThat(page.locator(".line.tier")).hasCount(rows + 1);
        page.click(".line.tier >> nth=-1 >> text=Remove");
        assertThat(page.locator(".line.tier")).hasCount(rows);
        String at = "tiers[" + (rows - 1) + "].";
        int rank = 100 + rows;
        page.fill("[id='" + at + "code']", "jade-" + rows);
        page.fill("[id='" + at + "name.en']", "Jade");
        page.fill("[id='" + at + "name.zh-CN']", "玉卡");
        page.fill("[id='" + at + "rank']", Integer.toString(rank));
        page.fill("[id='" + at + "threshold']", "9000000");
        page.fill("[id='" + at + "earningMultiplier']", "1.8");
        press("button.save");
        assertThat(page.locator(".question")).containsText("Put these tiers in force?");
        assertThat(page.locator(".question")).containsText("members move up");
        assertThat(page.locator("table.differences")).containsText("Jade");
        screenshot("tiers-asked");
        press(".question button[value=back]");
        assertThat(page.locator("[id='" + at + "name.en']")).hasValue("Jade");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("in force");
        assertThat(sideways()).isFalse();
        screenshot("tiers");

        page.click("#sideMenu >> text=Segments");
        assertThat(page.locator(".loyalty")).containsText("by how recently");
        assertThat(sideways()).isFalse();
        screenshot("segments");
    }

    @Test
    void anOperatorAddsAMemberDayOfEightyPercent() {
        long product = backroom.aProduct("Celadon bowl");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Campaigns");
        page.click("text=Add a campaign");
        screenshot("campaign-new");
        press("button.save");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("Fields to look at again: 2.");
        page.selectOption("[id='effect.kind']", "OFFSET_RATE");
        assertThat(page.locator("[id='effect.rate.money']")).isVisible();
        assertThat(page.locator("[id='effect.percent']")).isHidden();
        screenshot("campaign-refused");

        page.selectOption("[id='effect.kind']", "PRICE_PERCENT");
        page.fill("[id='name']", "Member day");
        page.fill("[id='effect.percent']", "80");
        page.fill("[id='window.daysOfMonth']", "15");
        page.fill("[data-field='goods.products'] .search", "celadon");
        page.click("[data-field='goods.products'] .found a");
        saveInForce();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(sideways()).isFalse();
        screenshot("campaign-saved");
        assertThat(campaigns.all()).anySatisfy(campaign -> {
            assertThat(campaign.terms().name()).isEqualTo("Member day");
            assertThat(campaign.terms().effect()).isEqualTo(new CampaignEffect.PricePercent(80));
            assertThat(campaign.terms().window().daysOfMonth()).containsExactly(15);
            assertThat(campaign.terms().scope()).isEqualTo(Scope.ofProducts(product));
            assertThat(campaign.active()).isTrue();
        });

        page.click("text=All campaigns");
        screenshot("campaigns");
        open("/loyalty-campaigns?blLocaleCode=zh_CN");
        assertThat(page.locator("table.campaigns")).containsText("积分价的 80%");
        screenshot("campaigns-zh");
        page.click("table.campaigns a:has-text('Member day')");
        assertThat(sideways()).isFalse();
        screenshot("campaign-zh");
        open("/loyalty-campaigns?blLocaleCode=en");
        page.click("tr:has-text('Member day') button.link");
        confirm();
        assertThat(page.locator("tr:has-text('Member day')")).containsText("Switch on");
    }

    @Test
    void aSimulationIsStartedWatchedAndLookedAt() {
        long ana = backroom.aMember("shopper", 1);
        long product = backroom.aProduct("Clay teapot");
        for (int day = 1; day < 10; day++) {
            backroom.aPlacedOrder(ana, product, day * 3, Instant.parse("2026-04-0" + day + "T04:00:00Z"), 30L * day);
        }
        rules.add(
                Draft.EMPTY
                        .with("name", "Draft: 88 points more")
                        .with("effect.kind", "FIXED_BONUS")
                        .with("effect.bonus", "88"),
                "test");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Simulations");
        page.click("text=Start a simulation");
        press("button.save");
        assertThat(page.locator("[data-field='name'] .wrong")).containsText("This is needed.");
        screenshot("simulation-refused");
        page.fill("[id='name']", "April with 88 more");
        page.fill("[id='from']", "2026-04-01");
        page.fill("[id='until']", "2026-04-30");
        page.check("label:has-text('Draft: 88 points more') input");
        screenshot("simulation-new");
        press("button.save");
        assertThat(page.locator(".standing")).containsText("Running");
        assertThat(page.locator(".standing .orders")).hasText("9");
        screenshot("simulation-running");

        Job.Run run = simulate.begin();
        while (!run.next().last()) {
            assertThat(simulations.latest(1)).isNotEmpty();
        }

        assertThat(page.locator(".standing"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("tr:has-text('Draft: 88 points more')")).containsText("792");
        assertThat(page.locator("table.totals")).containsText("1,350");
        assertThat(page.locator("button:has-text('Stop')")).hasCount(0);
        assertThat(sideways()).isFalse();
        screenshot("simulation-finished");
        visit(page.url() + "?blLocaleCode=zh_CN");
        assertThat(page.locator(".standing")).containsText("已完成");
        screenshot("simulation-zh");
        open("/loyalty-simulations");
        assertThat(page.locator("table.simulations")).containsText("April with 88 more");
        screenshot("simulations-zh");
        assertThat(sideways()).isFalse();
        open("/loyalty-members?blLocaleCode=en");
    }
}
