package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What holds for each view: it can be used without eyes or mouse, fits its window, and has a name of its own. */
abstract class EveryViewContract extends PageFixture {
    /** Pictures of every view are kept where this names a folder, to be looked at. */
    private static final String PICTURES = "shop.pictures";

    /** What has moved without being touched, by how much of the window, and which elements those were. */
    private static final String SHIFTS =
            "window.shifted = 0; window.moved = []; new PerformanceObserver(list => { for (const entry of list.getEntries()) {"
                    + " if (!entry.hadRecentInput) { window.shifted += entry.value; window.moved.push(entry.value.toFixed(3) + ' '"
                    + " + entry.sources.map(source => source.node?.outerHTML?.slice(0, 80)).join(' + ')); } } })"
                    + ".observe({ type: 'layout-shift', buffered: true });";
    /** As on a bad line: answers come in gusts. What moves far counts for all that moves in the same moment. */
    private static final String GUSTS =
            "{ const quick = window.fetch; window.fetch = async (...request) => { const answer = await quick(...request);"
                    + " const body = answer.status === 204 ? null : await answer.blob();"
                    + " await new Promise(later => setTimeout(later, 250 - Date.now() % 250)); return new Response(body, answer); }; }";

    private static final String SERIOUS =
            "async () => { const found = await axe.run(document, { resultTypes: ['violations'] });"
                    + " return found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact))"
                    + ".map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')); }";
    /** A good one is at most 0.1, says https://web.dev/articles/cls. */
    private static final double STILL = 0.1;

    private static final long LEAST = 50_000;
    private static final long MOST = 300_000;

    @ParameterizedTest
    @EnumSource
    void canBeUsedByEverybodyAndFitsItsWindow(Look look) throws IOException {
        String name = memberNamed(2_000);
        String order = boughtAndExchanged(guest.session(name, PASSWORD));
        window(look).addInitScript(axe() + "\n" + SHIFTS);
        page.navigate(address(""));
        Map<String, String> guests = new LinkedHashMap<>();
        guests.put("home-guest", "#/");
        guests.put("sign-in", "#/sign-in");
        guests.put("register", "#/register");
        guests.put("product-guest", "#/product/2");
        guests.put("start-guest", "#/start");
        guests.put("nowhere", "#/nowhere");
        Map<String, String> members = new LinkedHashMap<>();
        members.put("home", "#/");
        members.put("products", "#/products");
        members.put("product", "#/product/2");
        members.put("mall", "#/mall");
        members.put("offer", "#/offer/" + rewardOffer());
        members.put("cart", "#/cart");
        members.put("order", "#/order/" + order);
        members.put("me", "#/me");
        members.put("history", "#/me/history");
        members.put("rewards", "#/me/rewards");
        members.put("orders", "#/me/orders");
        members.put("guide", "#/guide");
        members.put("start", "#/start");
        List<String> faults = new ArrayList<>();
        Set<String> titles = new HashSet<>();

        guests.forEach((view, hash) -> look(view, hash, look, faults));
        signIn(name);
        members.forEach((view, hash) -> {
            look(view, hash, look, faults);
            if (!titles.add(page.title())) {
                faults.add(view + " has the title of another one: " + page.title());
            }
        });

        assertThat(faults).isEmpty();
    }

    private void look(String view, String hash, Look look, List<String> faults) {
        go(hash);
        @SuppressWarnings("unchecked")
        List<String> serious = (List<String>) page.evaluate(SERIOUS);
        serious.forEach(fault -> faults.add(view + ": " + fault));
        if (((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue() > 0) {
            faults.add(view + " is wider than its window");
        }
        assertThat(page.locator("h1")).hasCount(1);
        String folder = System.getProperty(PICTURES);
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, view + "-" + look.name() + ".png")));
        }
    }

    /** With something in the cart, an order behind, and a coupon. */
    private String boughtAndExchanged(StoreClient shopper) {
        add(shopper, product(3), 1);
        String order =
                shopper.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();
        shopper.with("Idempotency-Key", "\"looked-at\"")
                .post("/api/v1/loyalty/mall/offers/" + rewardOffer() + "/exchange", "{}");
        add(shopper, product(1), 2);
        apply(shopper, "{\"points\":300}");
        return order;
    }

    private long rewardOffer() {
        for (JsonNode offer :
                guest.get("/api/v1/loyalty/mall/offers?limit=100").body().path("items")) {
            if (offer.path("kind").asText().equals("COUPON")) {
                return offer.path("id").asLong();
            }
        }
        throw new AssertionError("no coupon in the mall");
    }

    /** Whichever view a visitor comes to first, with nothing kept from before. */
    @ParameterizedTest
    @EnumSource
    void theFirstLoadIsLightAndNothingJumps(Look look) {
        List<String> faults = new ArrayList<>();
        for (String view : List.of("", "#/products", "#/product/2", "#/mall", "#/guide", "#/start")) {
            AtomicLong bytes = new AtomicLong();
            window(look).addInitScript(SHIFTS + GUSTS);
            page.onResponse(response -> bytes.addAndGet(size(response)));

            page.navigate(address(view));
            settled();

            double shifted = ((Number) page.evaluate("window.shifted")).doubleValue();
            if (bytes.get() < LEAST || bytes.get() > MOST || shifted > STILL) {
                faults.add("%s: %d bytes, shifted by %.3f: %s"
                        .formatted(view, bytes.get(), shifted, page.evaluate("window.moved.join('; ')")));
            }
            page.context().close();
        }
        assertThat(faults).isEmpty();
    }

    private static long size(Response response) {
        return response.body().length + response.allHeaders().toString().length();
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        open(Look.ENGLISH_ON_A_DESK);

        Object missing = page.evaluate(
                "async () => { const [one, other] = (await Promise.all([import('/shop/words/en.js'),"
                        + " import('/shop/words/zh-CN.js')])).map(module => module.default);"
                        + " return [...Object.keys(one).filter(key => !other[key]), ...Object.keys(other).filter(key => !one[key])]; }");

        assertThat(missing).isEqualTo(List.of());
    }

    @Test
    void aKeyboardReachesTheContentAndTheFocusFollowsTheView() {
        open(Look.ENGLISH_ON_A_DESK);
        page.keyboard().press("Tab");
        assertThat(page.locator("#skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#view")).isFocused();

        page.locator("#places a").first().focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).isFocused();
        assertThat(page.locator("h1")).hasText("Shop");
        assertThat(page).hasTitle("Shop · Points Mall");
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(EveryViewContract.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
