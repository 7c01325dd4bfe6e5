package org.pointsmall.loyalty.admin;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant arranges in the mall, in a real Chromium. */
@AdminTest
class MallInABrowserTest extends BrowserFixture {
    @Autowired
    EditDefinitions<OfferTerms> offers;

    @Autowired
    EditDefinitions<ZoneTerms> zones;

    @Test
    void anOperatorArrangesAZoneByClicks() {
        long tissues = offer("Pack of tissues", "一包纸巾");
        long candle = offer("Beeswax candle", "蜂蜡蜡烛");
        long teapot = offer("Clay teapot", "紫砂壶");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Mall zones");
        page.click("text=Add a zone");
        press("button.save");
        assertThat(page.locator(".alert-box.alert:visible")).containsText("Fields to look at again: 3.");

        page.fill("[id='name.english']", "Great value");
        page.fill("[id='name.chinese']", "超值专区");
        page.fill("[id='code']", "great-value");
        page.fill("[id='rule.mostPoints']", "200");
        pin("tissues");
        pin("蜡烛");
        saveInForce();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(page.locator("p.warned")).containsText("3");
        assertThat(sideways()).isFalse();
        screenshot("zone-warned");

        pin("clay teapot");
        page.click("[data-field='pins'] li[data-id='" + teapot + "'] .up");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 2");
        assertThat(page.locator("p.warned")).hasCount(0);
        assertThat(zone("great-value").pins()).containsExactly(tissues, teapot, candle);
        assertThat(zone("great-value").rule()).isEqualTo(new ZoneRule(null, 200L, Set.of(), null, null));

        // As the form of one finds it whose offer was deleted since.
        page.evaluate("document.getElementById('pins').value = '999999'");
        press("button.save");
        assertThat(page.locator("[data-field='pins'] .wrong")).containsText("There is no 999999.");
        assertThat(page.locator("[data-field='pins'] .chosen")).containsText("mall offer 999999, no longer there");
        screenshot("zone-pin-gone");
        page.click("[data-field='pins'] .chosen .drop");
        assertThat(page.locator("[id='pins']")).hasValue("");
        page.click("text=All zones");
        assertThat(page.locator("table.mall-zones")).containsText("At most 200 points");
        screenshot("zones");
        open("/loyalty-zones?blLocaleCode=zh_CN");
        assertThat(page.locator("table.mall-zones")).containsText("置顶 3 个");
        page.click("table.mall-zones a:has-text('Great value')");
        assertThat(page.locator("[data-field='pins'] li").first()).containsText("一包纸巾");
        assertThat(sideways()).isFalse();
        screenshot("zone-zh");
        open("/loyalty-zones?blLocaleCode=en");
        page.click("tr:has-text('Great value') button.link");
        confirm();
        assertThat(page.locator("tr:has-text('Great value')")).containsText("Switch on");
    }

    @Test
    void whatIsGoneIsWarnedOfAndTheReportSaysHowPricesAreMixed() {
        offer("Silver needle", "白毫银针", "supply.total", "0");
        offer("Oolong tin", "乌龙茶罐", "supply.total", "12");
        open("/loyalty-members");
        page.click("#sideMenu >> text=Mall offers");
        assertThat(page.locator("tr:has-text('Silver needle') .warned")).hasText("Sold out");
        assertThat(page.locator("tr:has-text('Oolong tin') .noted")).hasText("Left: 12");
        page.click("text=Report");
        assertThat(page.locator("table.mix tr.EVERYDAY td >> nth=3")).hasText("60");
        assertThat(page.locator("table.mix tr.RARE td >> nth=1")).hasText("0");
        assertThat(page.locator("table.worst")).isVisible();
        assertThat(sideways()).isFalse();
        screenshot("mall-report");
        open("/loyalty-offers/report?blLocaleCode=zh_CN");
        assertThat(page.locator("table.mix tr.QUALITY")).containsText("品质好物");
        open("/loyalty-offers?blLocaleCode=en");
        page.click("table.offers a:has-text('Silver needle')");
        assertThat(page.locator("p.warned")).hasText("Sold out");
        assertThat(page.locator("[data-field='gives.product']")).isHidden();
        assertThat(page.locator("[id='gives.benefit']")).isVisible();
        page.selectOption("[id='gives.kind']", "GOODS");
        assertThat(page.locator("[data-field='gives.product']")).isVisible();
    }

    private void pin(String name) {
        page.waitForLoadState();
        page.fill("[data-field='pins'] .search", name);
        page.click("[data-field='pins'] .found a");
    }

    private ZoneTerms zone(String code) {
        return zones.all().stream()
                .map(Version::terms)
                .filter(zone -> zone.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private long offer(String english, String chinese, String... more) {
        Draft draft = Draft.EMPTY
                .with("name.english", english)
                .with("name.chinese", chinese)
                .with("gives.kind", "ENTITLEMENT")
                .with("gives.benefit", "shelf")
                .with("price.points", "100")
                .with("supply.period", "FOR_EVER")
                .with("active", "true");
        if (more.length > 0) {
            draft = draft.with(more[0], more[1]);
        }
        EditResult<OfferTerms> result = offers.add(draft, "test");
        assertThat(result).as(List.of(result).toString()).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<OfferTerms>) result).version().ref().id();
    }
}
