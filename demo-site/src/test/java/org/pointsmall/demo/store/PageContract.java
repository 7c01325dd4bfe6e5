package org.pointsmall.demo.store;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page in a real browser, where the machine has one. */
abstract class PageContract extends StoreFixture {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @LocalServerPort
    private int port;

    private Playwright playwright;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void openPage() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
        page = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))
                .newPage();
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + port + "/");
    }

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
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
