package org.pointsmall.demo.store;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pointsmall.loyalty.browser.SecondTry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages in a real browser, where the machine has one. Whatever they do, nothing may be complained of in its console. */
@ExtendWith(SecondTry.class)
abstract class PageFixture extends PointsFixture implements SecondTry.InABrowser {
    /** In milliseconds; long, as the machine may have other things to do. */
    private static final int PATIENCE = Integer.getInteger("browser.patience", 120_000);
    /** What was refused by the store is written there by the browser itself. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    final List<String> complaints = new ArrayList<>();
    Page page;
    private Chromium chromium;

    @BeforeEach
    void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.get();
    }

    @Override
    public void anew() {
        chromium.closePages();
        complaints.clear();
    }

    @AfterEach
    void closeBrowserWithoutComplaints() {
        if (chromium != null) {
            chromium.closePages();
        }
        assertThat(complaints).isEmpty();
    }

    /** A new window, without anything remembered. */
    Page window(Look look) {
        page = chromium.newPage(look);
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        return page;
    }

    void open(Look look) {
        window(look).navigate(address(""));
        assertThat(page.locator("h1")).hasCount(1);
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + "/" + path;
    }

    /** Goes where a link would lead. */
    void go(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        assertThat(page.locator("#view[data-place='" + hash + "']:not([aria-busy])"))
                .hasCount(1);
        settled();
    }

    /** Everything that loads has come. */
    void settled() {
        assertThat(page.locator("#view:not([aria-busy])")).hasCount(1);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("#view .outline, #view .outline-rows, #view .line"))
                .hasCount(0);
    }

    void signIn(String name) {
        go("#/sign-in");
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#enter button").click();
        assertThat(page.locator("#account")).isVisible();
        settled();
    }

    /** Looks for a product and puts it into the cart. */
    void addToCart(String words) {
        go("#/products");
        page.locator("#q").fill(words);
        assertThat(page.locator("#grid .card.product")).hasCount(1);
        page.locator("#grid .card.product button").click();
        assertThat(page.locator("#toast a")).isVisible();
    }

    void openCart() {
        page.locator("#toast a").click();
        assertThat(page.locator("#pay")).isVisible();
        settled();
    }
}
