package org.pointsmall.loyalty.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Jobs of a merchant from the menu to their end in a real Chromium, with the clicks that they take (docs/admin-jobs.md). */
@AdminTest
class MerchantJobsInABrowserTest extends BrowserFixture {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    TierSchemes schemes;

    @Autowired
    Ledger ledger;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    Transactions transactions;

    private final String name = "Job " + NAMES.incrementAndGet() + " of a merchant";

    @AfterEach
    void off() {
        rules.inForce().stream()
                .filter(rule -> rule.terms().name().equals(name))
                .forEach(rule -> rules.change(rule.ref(), rule.terms(), false, "test"));
    }

    private void begin() {
        open("/loyalty-members?blLocaleCode=en");
        countClicks();
    }

    @Test
    void aBonusByStepsOfAnOrder() {
        begin();
        page.click("#sideMenu >> text=Earning rules");
        page.click("text=Add a rule");
        page.selectOption("[id='effect.kind']", "ORDER_STEPS");
        page.fill("[id='effect.steps[0].from']", "100.00");
        page.fill("[id='effect.steps[0].bonus']", "10");
        page.click("text=Add a step");
        page.fill("[id='effect.steps[1].from']", "300.00");
        page.fill("[id='effect.steps[1].bonus']", "50");
        page.fill("[id='name']", name);
        assertThat(page.locator("p.says"))
                .hasText("Members get a bonus by what they pay for an order: 10 points from 100.00 CNY, 50 points from"
                        + " 300.00 CNY.");
        saveInForce();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(clicks()).isEqualTo(6);
        assertThat(rule().effect()).isInstanceOf(Effect.OrderSteps.class);
        screenshot("job-order-steps");
    }

    @Test
    void midAutumnDoubleWithThreeMonthsValidity() {
        begin();
        page.click("#sideMenu >> text=Earning rules");
        page.click("text=Add a rule");
        page.fill("[id='name']", name);
        page.fill("[id='chineseName']", "中秋双倍");
        page.fill("[id='effect.factor']", "2");
        page.fill("[id='window.from']", "2099-09-24T00:00");
        page.fill("[id='window.until']", "2099-09-27T00:00");
        page.selectOption("[id='validity.kind']", "PERIOD");
        page.fill("[id='validity.period.months']", "3");
        assertThat(page.locator("p.says"))
                .hasText(
                        "From 2099-09-24 00:00, until 2099-09-27 00:00, members earn 2 times the points. These points are"
                                + " valid for 3 months.");
        saveInForce();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(clicks()).isEqualTo(5);
        assertThat(page.locator(".stage")).containsText("Scheduled");
        assertThat(rule().validity()).isPresent().get().isInstanceOf(Expiry.After.class);
        visit(page.url() + "?blLocaleCode=zh_CN");
        assertThat(page.locator("p.says")).containsText("所得积分有效期 3 个月");
        screenshot("job-mid-autumn-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void threeTiers() {
        // There was a set of tiers before.
        backroom.aTier();
        begin();
        page.click("#sideMenu >> text=Tiers");
        int rows = page.locator(".line.tier").count();
        String unit = Long.toString(Math.abs(System.nanoTime() % 100_000));
        for (int tier = 0; tier < 3; tier++) {
            page.click("text=Add a tier");
            String at = "tiers[" + (rows + tier) + "].";
            page.fill("[id='" + at + "code']", "job-" + unit + "-" + tier);
            page.fill("[id='" + at + "name.en']", "Step " + tier);
            page.fill("[id='" + at + "name.zh-CN']", "等级" + tier);
            page.fill("[id='" + at + "rank']", Integer.toString(900 + tier));
            page.fill("[id='" + at + "threshold']", Integer.toString(90_000_000 + tier));
            page.fill("[id='" + at + "earningMultiplier']", "1." + (tier + 1));
        }
        saveAndConfirm();

        assertThat(page.locator(".alert-box.success:visible")).containsText("in force");
        assertThat(clicks()).isEqualTo(6);
        assertThat(schemes.inForce().scheme().tiers())
                .extracting(tier -> tier.code().value())
                .contains("job-" + unit + "-0", "job-" + unit + "-1", "job-" + unit + "-2");
        anEarlierSetOfTiersIsPutBack(unit);
    }

    /** Its number in the history, Save and yes: 3 clicks. */
    private void anEarlierSetOfTiersIsPutBack(String unit) {
        countClicks();
        page.click("table.history tbody tr:nth-child(2) td.number a");
        assertThat(page.locator(".earlier")).containsText("Save it to put it back");
        assertThat(page.locator("form.tiers")).not().containsText("job-" + unit);
        screenshot("tiers-earlier");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("in force");
        assertThat(clicks()).isEqualTo(3);
        assertThat(schemes.inForce().scheme().tiers())
                .noneMatch(tier -> tier.code().value().startsWith("job-" + unit));
    }

    @Test
    void whyThirtySevenAndWhereAreMyTwoHundred() {
        long member = backroom.aMember("dora-" + name.replaceAll("[^0-9]", "") + "-asks", 200);
        long order = 47_110_000 + NAMES.get();
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(member),
                PostingKey.of("earn-order", order),
                Points.of(37),
                new OrderRef(order, "2026-37-" + order),
                LotPolicy.LASTING,
                "checkout",
                List.of(new TraceLine(
                        "earn.base-rate",
                        Map.of("amount", "37.95 CNY", "points", "37", "ratePoints", "1", "rateMoney", "1.00 CNY"))))));
        transactions.required(() -> ledger.hold(new HoldRequest(
                new MemberId(member),
                order + 1_000_000,
                Points.of(200),
                terms.standardRate().worth(Points.of(200)),
                terms.standardRate(),
                Duration.ofDays(1))));
        begin();
        page.fill("#q", "dora-" + name.replaceAll("[^0-9]", ""));
        press("form.seek button");
        page.click("table.members td.who a >> nth=0");

        assertThat(page.locator("table.balances")).containsText("37");
        assertThat(page.locator("table.balances")).containsText("200");
        assertThat(page.locator("table.journal tr:has-text('2026-37-')")).containsText("+37");
        assertThat(page.locator("table.journal tr:has-text('2026-37-')")).containsText("37.95 CNY");
        assertThat(page.locator("table.journal")).isVisible();
        assertThat(clicks()).isEqualTo(2);
        assertThat(sideways()).isFalse();
        screenshot("job-why-37");
    }

    @Test
    void liabilityAtAMonthsEnd() {
        begin();
        page.click("#sideMenu >> text=Points ledger");
        page.fill("form.books input[name=at]", "2026-10-31T23:59");
        press("form.books button");

        assertThat(page.locator("table.liability")).isVisible();
        assertThat(page.locator("form.books input[name=at]")).hasValue("2026-10-31T23:59");
        assertThat(clicks()).isEqualTo(2);
        screenshot("job-liability");
    }

    @Test
    void aFlashOffer() {
        long product = backroom.aProduct("Flash teapot");
        begin();
        page.click("#sideMenu >> text=Mall offers");
        page.click("text=Add an offer");
        page.fill("[id='name.english']", name);
        page.fill("[id='name.chinese']", "限时茶壶");
        pick("gives.product", Long.toString(product));
        page.fill("[id='price.points']", "900");
        page.fill("[id='supply.total']", "50");
        page.fill("[id='supply.perMember']", "1");
        page.fill("[id='exchangeable.from']", "2099-11-11T20:00");
        page.fill("[id='exchangeable.until']", "2099-11-11T22:00");
        assertThat(page.locator("p.says"))
                .hasText("From 2099-11-11 20:00, until 2099-11-11 22:00, members can have “" + name
                        + "” (Goods) for 900 points. 50 in all, 1 for each member.");
        saveInForce();

        assertThat(page.locator(".alert-box.success:visible")).containsText("is saved as version 1 and in force");
        assertThat(clicks()).isEqualTo(6);
        assertThat(offers.all())
                .extracting(offer -> offer.terms().name().english())
                .contains(name);
        screenshot("job-flash-offer");
    }

    private RuleTerms rule() {
        return rules.inForce().stream()
                .map(Version::terms)
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
