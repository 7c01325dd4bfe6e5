package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant does with members, the ledger and products, in a real Chromium. */
@AdminTest
class InABrowserTest extends BrowserFixture {
    @Autowired
    Backroom backroom;

    @Autowired
    CheckFlags checkFlags;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void membersAreInTheMenuAndCanBeLookedAt() {
        backroom.aMember("wanda", 4321);
        backroom.aMember("wanda.of.a.rather.long.name@shop.example.com", 1_234_567_890);

        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Members");
        assertThat(page.locator("table").first()).isVisible();
        // Other tests have members, too, more than fit on a page.
        open("/loyalty-members?q=wanda");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("4,321"));
        assertThat(row).containsText("wanda");
        assertThat(sideways()).isFalse();
        screenshot("members");

        row.locator("a").first().click();
        assertThat(page.locator(".facts")).containsText("wanda@example.com");

        open("/loyalty-members?blLocaleCode=zh_CN");
        assertThat(page.locator("#sideMenu")).containsText("会员");
        screenshot("members-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void aMembersPointsAreLookedAfter() {
        long customer = backroom.aMember("cora", 500);
        backroom.earnLasting(customer, 80, 365);
        open("/loyalty-members?q=cora");
        page.click("tr:has-text('cora') a");

        assertThat(page.locator("table.journal")).isVisible();
        assertThat(page.locator("form.adjust")).isHidden();
        assertThat(page.locator("form.status")).isHidden();
        screenshot("member-opened");
        press("details.adjusting > summary");
        page.fill("#points", "-1000");
        page.fill("#reason", "mistyped");
        page.click("form.adjust button");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("has 580 available");
        screenshot("member-refused");
        assertThat(page.locator("#points")).hasValue("-1000");
        page.fill("#points", "250");
        page.fill("#reason", "Late delivery, order 4711");
        page.dblclick("form.adjust button");
        assertThat(page.locator("table.balances")).containsText("830");
        assertThat(page.locator("table.journal tr:has-text('Late delivery')")).hasCount(1);

        // Either click sends the form, and brings the page anew.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        press("table.journal summary");
        page.fill("form.reverse input[name=reason]", "Wrong member");
        press("form.reverse button");
        assertThat(page.locator("table.balances")).containsText("580");
        press("details.managing > summary");
        page.fill("#statusReason", "Stolen card");
        press("form.status button");
        assertThat(page.locator(".facts")).containsText("Frozen");
        assertThat(page.locator("table.changes")).containsText("Stolen card");
        assertThat(sideways()).isFalse();
        screenshot("member");

        visit(page.url() + "?blLocaleCode=zh_CN");
        press("details.managing > summary");
        assertThat(page.locator("form.status")).containsText("解冻账户");
        assertThat(sideways()).isFalse();
        screenshot("member-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void theProgrammesLedgerIsRunAndProved() {
        long order = backroom.anUnsettledOrder(
                "20261121222541325",
                "StatementCallback; SQL [SELECT SIDE, LOT_ID, AMOUNT FROM LOYALTY_POSTING]; This connection has been"
                        + " closed; nested exception is org.postgresql.util.PSQLException: This connection has been closed.");
        backroom.claim(order, backroom.aMember("owen", 10));
        open("/loyalty-members");
        page.click("#sideMenu >> text=Points ledger");
        press("tr.expire-lots button");
        assertThat(page.locator("tr.expire-lots"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        press("form.prove button");
        assertThat(page.locator(".proof"))
                .containsText(
                        "follows from the journal", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(sideways()).isFalse();
        screenshot("ledger");
        press("table.unsettled tr:has-text('20261121222541325') button");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("could not be settled now either");
        assertThat(page.locator("table.unsettled")).containsText("CONFLICT");
        screenshot("ledger-refused");

        open("/loyalty-ledger?blLocaleCode=zh_CN");
        assertThat(page.locator("table.unsettled")).containsText("立即重试");
        assertThat(page.locator("form.prove")).containsText("验证账簿");
        screenshot("ledger-zh");
        backroom.giveUpClaims(order);
        press("table.unsettled tr:has-text('20261121222541325') button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("订单 20261121222541325 已不再等待结算");
        assertThat(page.locator("table.unsettled tr:has-text('20261121222541325')"))
                .hasCount(0);
        screenshot("ledger-settled-zh");
        open("/loyalty-members?blLocaleCode=en");
    }

    @Test
    void theFlagOnTheProductsFormIsSaved() {
        long productId = backroom.aProduct("Red teapot");

        open("/product/" + productId);
        page.click("dl.tabs >> text=Loyalty");
        screenshot("product-before");
        choose("#loyaltyNoEarn-true");
        press("button:visible:has-text('Save')");
        assertThat(page.locator(".alert-box")).containsText("Successfully saved");

        open("/product/" + productId);
        page.click("dl.tabs >> text=Loyalty");
        assertThat(page.locator("#loyaltyNoEarn-true")).isChecked();
        screenshot("product-saved");
    }

    @Test
    void whatLimitsAProductIsRefusedAtItsFieldOrActsOnTheStoreAtOnce() {
        long productId = backroom.aProduct("Gold teapot");
        WantedItem aTeapot = new WantedItem(null, productId, 1, null);
        open("/product/" + productId);
        page.click("dl.tabs >> text=Loyalty");
        choose("#loyaltyMembersOnly-true");
        page.fill("#loyaltySoldTotal, input[name*='loyaltySoldTotal']", "0");
        press("button:visible:has-text('Save')");
        assertThat(page.locator("body")).containsText("Give a whole number of at least 1");
        screenshot("product-refused");
        assertThat(checkFlags.refusals(Optional.empty(), List.of(aTeapot), List.of()))
                .isEmpty();

        open("/product/" + productId);
        page.click("dl.tabs >> text=Loyalty");
        choose("#loyaltyMembersOnly-true");
        page.fill("#loyaltySoldTotal, input[name*='loyaltySoldTotal']", "5");
        press("button:visible:has-text('Save')");
        assertThat(page.locator(".alert-box")).containsText("Successfully saved");

        assertThat(checkFlags.refusals(Optional.empty(), List.of(aTeapot), List.of()))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.MEMBERS_ONLY);
        open("/product/" + productId + "?blLocaleCode=zh_CN");
        page.click("dl.tabs >> text=积分");
        assertThat(page.locator("body")).containsText("限量总数");
        screenshot("product-limits-zh");
        open("/product/" + productId + "?blLocaleCode=en");
    }

    /** The products, the one, its flags, and Save: 1 field, 4 clicks. */
    @Test
    void aProductIsForATierAloneAndTheStoreRefusesIt() {
        String tier = backroom.aTier();
        String name = "Golden tea caddy " + System.nanoTime();
        long productId = backroom.aProduct(name);
        WantedItem aCaddy = new WantedItem(null, productId, 1, null);
        MemberId ofNoTier = new MemberId(backroom.aMember("tierless", 10));
        home();
        countClicks();
        page.click("#sideMenu >> text=Products");
        page.click("tbody a:has-text('" + name + "')");
        page.click("dl.tabs >> text=Loyalty");
        page.fill("input[name*='loyaltyLeastTier']", tier);
        press("button:visible:has-text('Save')");

        assertThat(page.locator(".alert-box")).containsText("Successfully saved");
        assertThat(clicks()).isEqualTo(4);
        screenshot("job-tier-only");
        assertThat(checkFlags.refusals(Optional.of(ofNoTier), List.of(aCaddy), List.of()))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.NOT_ELIGIBLE_TIER);

        // A tier that is asked for nowhere can be taken away by other tests.
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_LEAST_TIER = NULL WHERE PRODUCT_ID = ?", productId);
    }
}
