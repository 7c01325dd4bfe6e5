package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages where answers are lost, late or refused, and where somebody else changes things meanwhile. */
abstract class UncertainPagesContract extends PageFixture {
    private static final String STAND = "Regency Cake Stand 3 Tier";
    private static final String CART_POINTS = "**/api/v1/loyalty/cart/points";
    /** What the browser itself writes of what was cut off. */
    private static final String CUT_OFF = "Failed to load resource: net::ERR_FAILED";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExchangeWhoseAnswerIsLostIsMadeOnce(boolean closedMeanwhile) {
        String name = memberNamed(3_000);
        open(Look.ENGLISH_ON_A_DESK);
        signIn(name);
        go("#/mall?kind=RECURRING");
        AtomicInteger sent = new AtomicInteger();
        page.route("**/exchange", route -> {
            APIResponse answer = route.fetch();
            if (sent.incrementAndGet() == 1) {
                route.abort();
            } else {
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
            }
        });
        Locator exchange = page.locator(".card.offer .act button");
        exchange.click();
        fill("name", "Ada");
        fill("line1", "1 High Street");
        fill("city", "Leeds");
        fill("postalCode", "LS1 1AA");

        page.locator("dialog button.main").click();
        assertThat(page.locator("dialog [role=alert]")).containsText("does not answer");
        if (closedMeanwhile) {
            page.keyboard().press("Escape");
            assertThat(exchange).isFocused();
            exchange.click();
            assertThat(page.locator("dialog input[name=address]").first()).isChecked();
        }
        page.locator("dialog button.main").click();

        assertThat(page.locator("dialog h2")).hasText("It is yours");
        assertThat(sent).hasValue(2);
        StoreClient shopper = guest.basic(name, PASSWORD);
        JsonNode rewards = shopper.get("/api/v1/loyalty/me/rewards").body().path("items");
        assertThat(rewards).hasSize(1);
        assertThat(balance(shopper).path("available").asLong())
                .isEqualTo(3_000 - rewards.path(0).path("points").asLong());
        assertThat(shopper.get("/api/v1/addresses").body().path("items")).hasSize(1);
        cutOffIsNoComplaint();
    }

    private void cutOffIsNoComplaint() {
        complaints.removeIf(complaint -> complaint.startsWith(CUT_OFF));
    }

    private void fill(String field, String value) {
        page.locator("dialog input[name=" + field + "]").fill(value);
    }

    @Test
    void whatSomebodyAddedElsewhereIsNotPaidUnseen() {
        String name = inTheCart();
        JsonNode other = product(3);
        add(guest.basic(name, PASSWORD), other, 1);

        page.locator("#pay").click();

        assertThat(page.locator(".said [role=alert]")).isInViewport();
        assertThat(page.locator(".said [role=alert]")).containsText("have changed since you looked");
        assertThat(page.locator(".items .item-row")).hasCount(2);
        assertThat(page.locator("#confirmation")).hasCount(0);
        page.locator("#pay").click();
        assertThat(page.locator("#confirmation")).isInViewport();
    }

    /** A shopper at the cart, with one thing in it. */
    private String inTheCart() {
        String name = memberNamed(500);
        open(Look.ENGLISH_ON_A_DESK);
        signIn(name);
        addToCart(STAND);
        openCart();
        return name;
    }

    @Test
    void anOlderAnswerIsNotPaintedOverANewerOneAndNothingIsPaidMeanwhile() {
        inTheCart();
        AtomicReference<Route> held = new AtomicReference<>();
        AtomicReference<APIResponse> old = new AtomicReference<>();
        page.route(CART_POINTS, route -> {
            if (held.get() == null) {
                old.set(route.fetch());
                held.set(route);
            } else {
                route.resume();
            }
        });
        quantity("2");
        page.waitForCondition(() -> held.get() != null);
        assertThat(page.locator("#pay")).isDisabled();
        quantity("3");
        assertThat(page.locator("#to-pay")).containsText("£38.25");
        assertThat(page.locator("#pay")).isDisabled();

        held.get().fulfill(new Route.FulfillOptions().setResponse(old.get()));

        assertThat(page.locator("#pay")).isEnabled();
        assertThat(page.locator("#to-pay")).containsText("£38.25");
        assertThat(page.locator("#pay")).hasText("Pay £38.25");
    }

    private void quantity(String pieces) {
        Locator input = page.locator(".item-row input");
        input.fill(pieces);
        input.press("Tab");
    }

    @Test
    void nothingCanBePaidWhoseSumsDidNotCome() {
        inTheCart();
        page.route(CART_POINTS, Route::abort);
        quantity("2");

        assertThat(page.locator(".summary .failed")).containsText("does not answer");
        assertThat(page.locator("#pay")).hasCount(0);
        page.unroute(CART_POINTS);
        page.locator(".summary .failed button").click();

        assertThat(page.locator("#pay")).hasText("Pay £25.50");
        cutOffIsNoComplaint();
    }

    @Test
    void aRefusalIsReadEvenIfTheCartCanNotBeShownAnew() {
        inTheCart();
        page.route("**/api/v1/cart", route -> {
            if (page.locator(".said [role=alert]").count() > 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        quantity("0");

        assertThat(page.locator(".said [role=alert]")).isVisible();
        assertThat(page.locator(".cart .failed button")).hasText("Try again");
        page.unroute("**/api/v1/cart");
        page.locator(".cart .failed button").click();
        assertThat(page.locator("#pay")).isVisible();
        cutOffIsNoComplaint();
    }

    @Test
    void whoseSessionHasEndedSignsInAndComesBack() {
        String name = inTheCart();
        page.context().clearCookies();

        quantity("2");

        assertThat(page.locator("#enter")).isVisible();
        assertThat(page.locator("#sign-in-link")).isVisible();
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#enter button").click();
        assertThat(page.locator("#pay")).isVisible();
    }

    @Test
    void whoeverTakesSomethingForPointsStaysWhereTheyWere() {
        String name = memberNamed(9_000);
        open(Look.ENGLISH_ON_A_PHONE);
        signIn(name);
        addToCart(STAND);
        go("#/mall?kind=GOODS");
        Locator card = page.locator(".card.offer:has(button.main)").nth(8);
        card.scrollIntoViewIfNeeded();
        String offer = card.getAttribute("data-offer");
        Locator button = page.locator("[data-get='" + offer + "']");
        button.focus();
        Object before = page.evaluate("scrollY");

        page.keyboard().press("Enter");

        assertThat(page.locator("#toast")).containsText("is in your cart");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(button).isFocused();
        assertThat(page.evaluate("scrollY")).isEqualTo(before);
        assertThat(page.locator("#toast")).containsText("is in your cart");
    }
}
