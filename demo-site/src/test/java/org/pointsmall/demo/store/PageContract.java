package org.pointsmall.demo.store;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser, where the machine has one. */
abstract class PageContract extends StoreFixture {
    /** In milliseconds; long, as the machine may have other things to do. */
    private static final int PATIENCE = 120_000;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void openPage() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.launch();
        page = chromium.page();
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + port + "/");
    }

    @AfterEach
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void letsAShopperSignInBuyAndSeeTheOrder() {
        String name = registered();
        page.locator("#person input").first().fill(name);
        page.locator("#person input[type=password]").fill(PASSWORD);
        page.locator("#person button").click();
        assertThat(page.locator("#person")).containsText("Signed in as " + name);

        page.locator("#search input").fill("regency cake stand");
        assertThat(page.locator("#grid li")).hasCount(1);
        page.locator("#grid li button").click();
        assertThat(page.locator("#cart-contents")).containsText("£12.75");
        assertThat(page.locator("#earnings")).hasText("This cart earns 12 points.");

        page.locator("#checkout select").selectOption("4000000000000002");
        page.locator("#checkout button").click();
        assertThat(page.locator("#notice")).containsText("declined");

        page.locator("#checkout select").selectOption("4111111111111111");
        page.locator("#checkout button").click();
        assertThat(page.locator("#notice")).containsText("is placed");
        assertThat(page.locator("#order-list li")).hasCount(1);
        assertThat(page.locator("#cart-contents")).containsText("Nothing in it yet");

        page.locator("#person button").click();
        assertThat(page.locator("#cart-contents")).containsText("Sign in to shop");
        assertThat(complaints).isEmpty();
    }

    @Test
    void speaksBothLanguages() {
        page.locator("[data-language='zh-CN']").click();

        assertThat(page.locator("#products-title")).hasText("商品");
        assertThat(page.locator("#search select")).containsText("贺卡与包装");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(complaints).isEmpty();
    }
}
