package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.RunWithdrawals;
import org.pointsmall.loyalty.reward.code.RunImports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant does with the mall's offers, codes and rewards, in a real Chromium. */
@AdminTest
class OffersInABrowserTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    RunImports imports;

    @Autowired
    RunWithdrawals withdrawals;

    @Autowired
    JdbcTemplate jdbc;

    private Version<OfferTerms> offer(String name) {
        return offers.all().stream()
                .filter(one -> one.terms().name().english().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void fill(String field, String text) {
        page.fill("[id='" + field + "']", text);
    }

    private void noneIsCutOff(String name) {
        assertThat(sideways()).as(name).isFalse();
        screenshot(name);
    }

    private static void run(Job job) {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isNotNull();
        }
    }

    @Test
    void offersOfGoodsAndOfCouponsAreMadeAndListed() {
        long product = backroom.aProduct("Jade pendant");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Mall offers");
        page.click("text=Add an offer");
        press("button.save");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("Nothing was saved.");
        assertThat(page.locator("[data-field='price.points'] .wrong")).containsText("This is needed.");
        assertThat(page.locator("[data-field='name.english'] .wrong")).containsText("This is needed.");
        noneIsCutOff("offer-refused");

        fill("name.english", "Jade pendant for points");
        fill("name.chinese", "积分兑换玉坠");
        pick("gives.product", Long.toString(product));
        fill("price.points", "2000");
        fill("price.cash", "50.00");
        fill("price.market", "150.00");
        fill("price.firstPieces", "100");
        fill("price.firstPoints", "2000");
        fill("supply.total", "500");
        fill("supply.perMember", "2");
        press("button.save");
        assertThat(page.locator("[data-field='price.firstPoints'] .wrong")).containsText("This must be lower");
        assertThat(page.locator("[id='price.firstPoints']")).hasValue("2000");
        fill("price.firstPoints", "1000");
        page.check("[name='active']");
        press("button.save");
        assertThat(page.locator(".question")).containsText("One exchange costs you at most");
        assertThat(page.locator(".question")).containsText("All 500 pieces: at most");
        noneIsCutOff("offer-asked");
        confirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("is saved as version 1 and in force");
        noneIsCutOff("offer-goods");
        OfferTerms goods = offer("Jade pendant for points").terms();
        assertThat(goods.content()).isEqualTo(new Content.Goods(product));
        assertThat(goods.price().points().value()).isEqualTo(2000);
        assertThat(String.valueOf(goods.price().cash())).isEqualTo("50.00 CNY");
        assertThat(goods.price().first()).isNotNull();

        page.click("text=All offers");
        page.click("text=Add an offer");
        fill("name.english", "Ten yuan off");
        fill("name.chinese", "十元优惠券");
        page.selectOption("[id='gives.kind']", "COUPON");
        long storeOffer = backroom.aStoreOffer("Ten yuan " + System.nanoTime(), "10.00");
        pick("gives.storeOffer", Long.toString(storeOffer));
        fill("gives.activeAfterDays", "1");
        fill("gives.validDays", "30");
        fill("price.points", "1000");
        page.check("[name='givesBack']");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("It is not in force.");
        assertThat(offer("Ten yuan off").terms().content()).isEqualTo(new Content.Coupon(storeOffer, 1, 30));
        noneIsCutOff("offer-coupon");

        page.click("text=All offers");
        assertThat(page.locator("tr:has-text('Jade pendant for points')")).containsText("2,000 points and 50.00 CNY");
        press("tr:has-text('Ten yuan off') button.link");
        assertThat(page.locator(".question")).containsText("One exchange costs you at most 10.00 CNY");
        confirm();
        assertThat(page.locator("tr:has-text('Ten yuan off')")).containsText("Running");
        assertThat(page.locator("tr:has-text('Ten yuan off')")).containsText("Switch off");
        assertThat(offer("Ten yuan off").active()).isTrue();
        noneIsCutOff("offers");

        open("/loyalty-offers?blLocaleCode=zh_CN");
        assertThat(page.locator("table.offers")).containsText("2,000 积分 + 50.00 CNY");
        noneIsCutOff("offers-zh");
        page.click("text=新增兑换项目");
        press("button.save");
        assertThat(page.locator("[data-field='price.points'] .wrong")).containsText("此项必填。");
        noneIsCutOff("offer-refused-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    /** The section, the list, its file and the import: 3 fields, 4 clicks. */
    @Test
    void codesAreLookedAtAndImported() {
        open("/loyalty-members");
        countClicks();
        page.click("#sideMenu >> text=Reward codes");
        page.fill("#name", "Spring tea tasting");
        page.fill("#few", "5");
        press("form.open-pool button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("Bring a file with its codes.");
        assertThat(page.locator(".alert-box.warn")).containsText("No codes left");
        assertThat(clicks()).isEqualTo(2);

        bring("broken.csv", "code\nA-1\n\"A-2\nA-3".getBytes(StandardCharsets.UTF_8));
        press("form.bring button");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("begins in line 3 never ends");
        noneIsCutOff("codes-refused");
        bring("large.csv", new byte[5_000_001]);
        press("form.bring button");
        assertThat(page.locator("p.too-large")).isVisible();

        countClicks();
        bring(
                "tea house 2026.csv",
                "序号,兑换码\n1,TEA-0001\n2,TEA-0002\n3,TEA-0001\n4,\n".getBytes(Charset.forName("GB18030")));
        press("form.bring button");
        assertThat(page.locator("table.preview .added")).hasText("2");
        assertThat(page.locator("table.preview")).containsText("GB18030");
        assertThat(page.locator(".first")).containsText("****0001");
        assertThat(page.locator(".left-out")).containsText("Line 5: there is no code.");
        noneIsCutOff("codes-preview");
        press("form.import button");
        assertThat(page.locator("table.imports .percent")).hasText("0%");
        assertThat(clicks()).isEqualTo(2);
        noneIsCutOff("codes-running");
        run(imports);
        assertThat(page.locator("table.imports .percent")).hasText("100%");
        assertThat(page.locator(".facts .remain")).hasText("2");
        assertThat(page.locator(".alert-box.warn")).containsText("Few codes left");
        noneIsCutOff("codes-imported");

        visit(page.url() + "?blLocaleCode=zh_CN");
        assertThat(page.locator(".alert-box.warn")).containsText("兑换码即将用完");
        noneIsCutOff("codes-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    private void bring(String name, byte[] file) {
        page.setInputFiles("#file", new FilePayload(name, "text/csv", file));
    }

    /** An offer withdrawn: the section, its rewards, all of them, the tick and the button: 2 fields, 5 clicks. */
    @Test
    void rewardsAreRedeemedVoidedAndGivenBackWithTheirOffer() {
        EditResult<OfferTerms> added = offers.add(
                Draft.EMPTY
                        .with("name.english", "Airport lounge")
                        .with("name.chinese", "机场贵宾室")
                        .with("position", "1")
                        .with("active", "true")
                        .with("gives.kind", "ENTITLEMENT")
                        .with("gives.benefit", "lounge")
                        .with("gives.uses", "2")
                        .with("gives.validDays", "365")
                        .with("price.points", "100")
                        .with("supply.period", "FOR_EVER")
                        .with("seen.zone", "UTC")
                        .with("exchangeable.zone", "UTC"),
                "test");
        long offer = ((EditResult.Saved<OfferTerms>) added).version().ref().id();
        long lena = backroom.aMember("lena.traveller@shop.example.com", 1_000);
        for (String key : List.of("a", "b", "c")) {
            assertThat(exchange.exchange(new ExchangeRequest(new MemberId(lena), key, offer, 1, null)))
                    .isPresent();
        }
        open("/loyalty-members");
        page.click("#sideMenu >> text=Rewards >> nth=-1");
        page.selectOption("#offer", Long.toString(offer));
        page.selectOption("#state", "ACTIVE");
        press("form.seek button");
        assertThat(page.locator("table.rewards tbody tr")).hasCount(3);
        noneIsCutOff("rewards");
        page.click("table.rewards tbody tr:first-child td.words a");
        page.dblclick("form.use button");
        assertThat(page.locator("table.reward .remain")).containsText("1 / 2");
        assertThat(page.locator("table.uses tbody tr")).hasCount(1);
        page.waitForLoadState();
        page.fill("#reason", "Lounge was full");
        press("form.void button");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("Confirm that you know");
        assertThat(page.locator("#reason")).hasValue("Lounge was full");
        page.check("form.void input[name=confirmed]");
        noneIsCutOff("reward");
        press("form.void button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("Points that came back: 50.");
        noneIsCutOff("reward-voided");

        countClicks();
        page.click("text=All rewards");
        page.selectOption("#offer", Long.toString(offer));
        press("form.seek button");
        page.click("a.withdraw");
        assertThat(page.locator("table.preview .points")).hasText("200");
        page.fill("#reason", "The airline has left");
        page.check("form.withdraw input[name=confirmed]");
        noneIsCutOff("withdrawal");
        press("form.withdraw button");
        assertThat(page.locator(".standing .status")).hasText("Running");
        assertThat(clicks()).isEqualTo(5);
        noneIsCutOff("withdrawal-running");
        jdbc.update("UPDATE LOYALTY_WITHDRAWAL SET BEGUN_AT = TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00:00'");
        run(withdrawals);
        assertThat(page.locator(".standing")).hasCount(0);
        assertThat(page.locator("table.withdrawals")).containsText("The airline has left");
        noneIsCutOff("withdrawal-finished");

        visit(page.url() + "?blLocaleCode=zh_CN");
        assertThat(page.locator("table.withdrawals")).containsText("The airline has left");
        noneIsCutOff("withdrawal-zh");
        open("/loyalty-rewards?offer=" + offer);
        assertThat(page.locator("table.rewards")).containsText("已作废");
        noneIsCutOff("rewards-zh");
        page.click("table.rewards tbody tr:first-child td.words a");
        noneIsCutOff("reward-zh");
        open("/loyalty-members?blLocaleCode=en");
    }
}
