package org.pointsmall.demo.store;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What shoppers do on the pages, on a desk and on a phone, in both languages. */
abstract class PageContract extends PageFixture {
    private static final String STAND = "Regency Cake Stand 3 Tier";
    private static final String STAND_IN_CHINESE = "摄政风三层蛋糕架";

    @ParameterizedTest
    @EnumSource
    void paysWithPointsAndCashAfterADeclinedCard(Look look) {
        open(look);
        signIn(memberNamed(500));
        addToCart(look.says(STAND, STAND_IN_CHINESE));
        openCart();
        assertThat(page.locator("#to-pay")).containsText("£12.75");

        page.locator("#points").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#to-pay")).containsText("£7.75");
        assertThat(page.locator("#to-pay")).containsText("500");
        assertThat(page.locator("#no-points")).isVisible();
        page.locator("[data-card='4000000000000002']").click();
        page.locator("#pay").click();
        assertThat(page.locator("#pay-said [role=alert]")).containsText(look.says("declined", "被拒"));

        page.locator("[data-card='4111111111111111']").click();
        page.locator("#pay").click();

        assertThat(page.locator("#confirmation")).isInViewport();
        assertThat(page.locator("h1")).hasText(look.says("Thank you for your order", "下单成功"));
        assertThat(page.locator("h1")).isFocused();
        go("#/me/history");
        assertThat(page.locator(".entry").first()).containsText(look.says("earned 7 points", "共获得 7 积分"));
        assertThat(page.locator(".history")).containsText(look.says("500 points paid £5.00", "500 积分抵扣了"));
    }

    @ParameterizedTest
    @EnumSource
    void exchangesACouponInTwoTapsAndUsesIt(Look look) {
        open(look);
        signIn(memberNamed(1_000));
        addToCart(look.says(STAND, STAND_IN_CHINESE));
        go("#/mall?kind=COUPON");
        Locator coupon = page.locator(
                ".card.offer",
                new com.microsoft.playwright.Page.LocatorOptions().setHasText(look.says("10 % off", "九折券")));

        coupon.locator("button").click();
        page.locator("dialog button.main").click();

        String code = page.locator("dialog code").textContent();
        assertThat(code).hasSizeGreaterThan(8);
        page.locator("dialog a.main").click();
        assertThat(page.locator("#codes")).isVisible();
        page.locator("#codes summary").click();
        page.locator("[data-coupon='" + code + "']").click();
        assertThat(page.locator("#sums")).containsText("−£1.28");
        page.locator("#pay").click();
        assertThat(page.locator("#confirmation")).isInViewport();
        go("#/me/rewards");
        assertThat(page.locator(".reward").first()).containsText(look.says("Used", "已使用"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForAHigherTierIsNotToBeClickedAndSaysWhy(Look look) {
        open(look);
        signIn(memberNamed(1_000));
        go("#/mall?zone=gold");

        Locator frame = page.locator(
                ".card.offer",
                new com.microsoft.playwright.Page.LocatorOptions()
                        .setHasText(look.says("Wooden Frame Antique White", "白色做旧木相框")));

        assertThat(frame.locator("button")).isDisabled();
        assertThat(frame.locator(".badge.tier")).containsText(look.says("Gold and up", "金卡及以上"));
        assertThat(frame.locator(".why")).containsText(look.says("membership tier", "会员等级"));
    }

    @ParameterizedTest
    @EnumSource
    void joinsAndSeesTheFirstPoints(Look look) {
        open(look);
        page.locator(".hero a.main").click();
        String name = newName();
        page.locator("#username").fill(name);
        page.locator("#email").fill(name + "@example.com");
        page.locator("#password").fill("short");
        page.locator("#enter button").click();
        assertThat(page.locator("#password")).isFocused();
        page.locator("#password").fill(PASSWORD);
        page.locator("#enter button").click();
        assertThat(page.locator("#available")).hasText(look.says("0 points", "0 积分"));

        addToCart(look.says(STAND, STAND_IN_CHINESE));
        openCart();
        assertThat(page.locator("#earnings")).containsText(look.says("12 points", "12 积分"));
        page.locator("#pay").click();

        assertThat(page.locator("#confirmation")).containsText(look.says("You earned 12 points", "获得 12 积分"));
        assertThat(page.locator("#account .balance")).hasText(look.says("12 points", "12 积分"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ENGLISH_ON_A_DESK", "CHINESE_ON_A_PHONE"})
    void aWrongPasswordIsSaidToBeWrong(Look look) {
        String name = registered();
        open(look);
        page.locator("#sign-in-link").click();
        page.locator("#username").fill(name);
        page.locator("#password").fill("not this one");

        page.locator("#enter button").click();

        assertThat(page.locator("#said [role=alert]"))
                .containsText(look.says("name and password do not go together", "用户名与密码不匹配"));
        assertThat(page.locator("#password")).isFocused();
    }

    @ParameterizedTest
    @EnumSource(names = {"ENGLISH_ON_A_PHONE", "CHINESE_ON_A_DESK"})
    void guestsSeeWhatTheyWouldEarnAndComeBackAfterSigningIn(Look look) {
        String name = registered();
        open(look);
        go("#/products");
        page.locator("#q").fill(look.says(STAND, STAND_IN_CHINESE));
        assertThat(page.locator("#grid .card.product")).hasCount(1);
        page.locator("#grid .card.product h3 a").click();
        assertThat(page.locator(".earns")).containsText(look.says("Members earn 12 points", "会员可得 12 积分"));
        String product = page.url();

        page.locator(".buy-box .act a").first().click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#enter button").click();

        assertThat(page.locator("#account")).isVisible();
        assertThat(page).hasURL(product);
        assertThat(page.locator(".buy-box button.main").first()).isEnabled();
    }

    @Test
    void aFlashOfferCountsDownAndEnds() {
        window(Look.ENGLISH_ON_A_DESK);
        String soon =
                Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS).toString();
        page.route(
                "**/api/v1/loyalty/mall/offers?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setResponse(route.fetch())
                        .setBody(route.fetch()
                                .text()
                                .replaceFirst("\"until\":\"[^\"]+\"", "\"until\":\"" + soon + "\""))));
        page.navigate(address("#/mall"));

        assertThat(page.locator(".badge.ends time")).hasText(java.util.regex.Pattern.compile("00:00:0\\d"));
        page.unroute("**/api/v1/loyalty/mall/offers?*");
        assertThat(page.locator(".badge.ends").first()).containsText("Ended");
    }

    @Test
    void aCartThatCostsSomethingElseNowIsShownAnew() {
        String name = memberNamed(500);
        open(Look.ENGLISH_ON_A_DESK);
        signIn(name);
        addToCart(STAND);
        openCart();
        page.locator("#all-points").click();
        assertThat(page.locator("#to-pay")).containsText("£7.75");
        Long id = jdbc.queryForObject("SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE USER_NAME = ?", Long.class, name);
        MemberId member = new MemberId(id == null ? 0 : id);
        ledger.adjust(new Adjustment(
                member,
                PostingKey.of("spent-elsewhere", member.value()),
                -300,
                LotPolicy.LASTING,
                "test",
                "spent elsewhere"));

        page.locator("#pay").click();

        assertThat(page.locator(".said [role=alert]")).isInViewport();
        assertThat(page.locator("#to-pay")).containsText("£10.75");
        page.locator("#pay").click();
        assertThat(page.locator("#confirmation")).isInViewport();
    }

    @Test
    void anOrderIsReturnedInPart() {
        open(Look.ENGLISH_ON_A_DESK);
        signIn(registered());
        addToCart(STAND);
        openCart();
        page.locator("#pay").click();
        assertThat(page.locator("#confirmation")).isVisible();
        go("#/me/orders");
        page.locator("#order-list a").first().click();
        page.locator(".undo summary").click();
        page.locator(".undo input").fill("1");
        page.locator(".undo .button").first().click();

        assertThat(page.locator("#view")).containsText("£12.75 back to the card");
        go("#/me/history");
        assertThat(page.locator(".entry").first()).containsText("Taken back after a return");
    }

    @Test
    void languagesAreSwitchedInPlaceAndRemembered() {
        open(Look.ENGLISH_ON_A_DESK);
        go("#/products?category=cards-wrap");

        page.locator("[data-language='zh-CN']").click();

        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(page.locator("h1")).hasText("全部商品");
        assertThat(page.locator("#category")).hasValue("cards-wrap");
        page.reload();
        assertThat(page.locator("h1")).hasText("全部商品");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENGLISH_ON_A_PHONE", "CHINESE_ON_A_DESK"})
    void theStartPageTicksWhatWasDone(Look look) {
        String name = memberNamed(1_000);
        open(look);
        page.locator(".hero a[href='#/start']").click();
        assertThat(page.locator(".person")).hasCount(4);
        assertThat(page.locator(".tries .badge")).hasCount(0);
        signIn(name);
        go("#/start");

        assertThat(page.locator("[data-try=earn] .badge")).hasText(look.says("Done", "已完成"));
        assertThat(page.locator("[data-try=exchange] .badge")).hasCount(0);
        page.locator("[data-try=exchange] a").click();
        assertThat(page.locator(".card.offer").first()).isVisible();
    }

    @Test
    void thePageOfTheApiShowsThePluginsResourcesAndTheStoresOwn() {
        open(Look.ENGLISH_ON_A_DESK);
        page.locator("#foot a[href='/shop/api.html']").click();

        assertThat(page.locator("[data-path='/api/v1/checkout']")).hasCount(1);
        assertThat(page.locator("[data-path='/api/v1/customers']")).hasCount(1);
        assertThat(page.locator("[data-path='/api/v1/loyalty/me']")).hasCount(1);
    }

    @Test
    void nothingWaitsForRecommendations() {
        window(Look.ENGLISH_ON_A_PHONE);
        // Never answered.
        page.route("**/api/v1/loyalty/recommendations?*", route -> {});
        page.navigate(address(""));
        assertThat(page.locator("#categories .chip").first()).isVisible();
        assertThat(page.locator("#buys .outline").first()).isVisible();

        page.locator("#categories .chip").first().click();

        assertThat(page.locator("#grid .card.product").first()).isVisible();
    }
}
