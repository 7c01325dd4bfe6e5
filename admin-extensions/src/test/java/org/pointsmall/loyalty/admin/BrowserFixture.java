package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pointsmall.loyalty.browser.SecondTry;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A merchant's Chromium, signed in anew for each test. By {@code -Dscreenshots=true} it leaves screenshots in
 * {@code target/screenshots}, which nobody looks at where many tests run, and which take their time.
 */
@Tag("heavy")
@ExtendWith(SecondTry.class)
abstract class BrowserFixture implements SecondTry.InABrowser {
    /** In milliseconds, for whatever a page does by itself; long, as the machine may have other things to do. */
    static final int PATIENCE = 120_000;

    private static final String COUNTING = "if (!window.counting) { window.counting = true;"
            + " document.addEventListener('click', function (event) { if (event.isTrusted) {"
            + " sessionStorage.setItem('clicks', 1 + Number(sessionStorage.getItem('clicks'))); } }, true); }";

    private static final Pattern OVERTAKEN = Pattern.compile("net::ERR_ABORTED|interrupted by another navigation");

    @LocalServerPort
    int port;

    private final List<String> scriptErrors = new ArrayList<>();

    Page page;

    /** Without the pages of a login, of which each test would load two: {@code ConditionsInABrowserTest} signs in by hand. */
    @BeforeEach
    void signIn() {
        setDefaultAssertionTimeout(PATIENCE);
        page = Chromium.get().newPage(address("/"), signedIn());
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        page.onPageError(scriptErrors::add);
    }

    private AdminSession signedIn() {
        try {
            return AdminSession.of(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The admin's first page, with its menu open to be clicked. */
    void home() {
        open("/");
        assertThat(page.locator("#sideMenu")).isVisible();
        // Only then does the menu open when it is clicked.
        page.waitForLoadState();
    }

    @Override
    public void anew() {
        page.close();
        scriptErrors.clear();
        signIn();
    }

    @AfterEach
    void noScriptFailed() {
        page.close();
        assertThat(scriptErrors).isEmpty();
    }

    /** Whether the page is wider than the window. */
    boolean sideways() {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    private String address(String path) {
        return "http://localhost:" + port + "/admin" + path;
    }

    void open(String path) {
        visit(address(path));
    }

    /** Once more if the page was just then looking again by itself: of two addresses the browser gives up one. */
    void visit(String address) {
        for (int tries = 1; ; tries++) {
            try {
                page.navigate(address);
                return;
            } catch (PlaywrightException overtaken) {
                if (tries == 5 || !OVERTAKEN.matcher(overtaken.getMessage()).find()) {
                    throw overtaken;
                }
            }
        }
    }

    /** By a key, once the page is there: till then it may move under the pointer between the two halves of a click. */
    void press(String button) {
        page.waitForLoadState();
        page.press(button, "Enter");
    }

    /** Counts clicks from now on, by pointer or key, on whatever page; see {@link #clicks}. */
    void countClicks() {
        page.addInitScript(COUNTING);
        page.evaluate("() => { sessionStorage.setItem('clicks', 0); " + COUNTING + " }");
    }

    /** How often a person would have clicked since {@link #countClicks}. */
    int clicks() {
        return ((Number) page.evaluate("() => Number(sessionStorage.getItem('clicks'))")).intValue();
    }

    /** Picks the first that is found for what is typed into a field's search. */
    void pick(String field, String typed) {
        page.fill("[data-field='" + field + "'] .search", typed);
        page.click("[data-field='" + field + "'] .found a >> nth=0");
    }

    /** Saves a new definition, which begins as a draft, in force. */
    void saveInForce() {
        assertThat(page.locator("[name='active']")).not().isChecked();
        page.check("[name='active']");
        saveAndConfirm();
    }

    /** Saves a definition that is to be in force, and does so once asked. */
    void saveAndConfirm() {
        press("button.save");
        confirm();
    }

    /** Says on the page that asks that it is to be done. */
    void confirm() {
        assertThat(page.locator(".question")).isVisible();
        press(".question button[value=do]");
    }

    /** By a key, as {@link #press}; the form is sent only after the choice is seen in it. */
    void choose(String radio) {
        page.waitForLoadState();
        page.press(radio, "Space");
        assertThat(page.locator(radio)).isChecked();
    }

    void screenshot(String name) {
        if (!Boolean.getBoolean("screenshots")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
