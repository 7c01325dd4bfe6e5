package org.pointsmall.demo.store;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** One script tag on a page of any store. */
abstract class WidgetContract extends PageFixture {

    @Test
    void showsBalanceThreeOffersAndTheWayToTheMallInTheShopsColours() {
        open(Look.ENGLISH_ON_A_DESK);
        signIn(memberNamed(1_000));

        page.navigate(address("shop/widget.html"));

        Locator widgets = page.locator("points-mall-widget");
        assertThat(widgets.nth(0)).containsText("1,000 points");
        assertThat(widgets.nth(0).locator("li")).hasCount(3);
        assertThat(widgets.nth(0).locator("a.button")).hasAttribute("href", "/#/mall");
        assertThat(widgets.nth(0).locator("h2")).hasCSS("font-style", "normal");
        assertThat(widgets.nth(1).locator("a.button")).hasCSS("background-color", "rgb(90, 42, 131)");
        assertThat(widgets.nth(2)).containsText("1,000 积分");
    }

    @Test
    void oneScriptTagIsEnoughAndInvitesGuests() {
        window(Look.CHINESE_ON_A_PHONE);
        page.route(
                "**/any-page",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(
                                "<!doctype html><html lang='zh-CN'><body><aside><script type='module' src='/shop/widget.js'>"
                                        + "</script></aside></body></html>")));

        page.navigate(address("any-page"));

        assertThat(page.locator("aside points-mall-widget a.button")).hasText("登录或注册");
        assertThat(page.locator("points-mall-widget li")).hasCount(3);
    }
}
