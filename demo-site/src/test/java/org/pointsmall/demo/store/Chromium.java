package org.pointsmall.demo.store;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The Chromium of this machine, found as the admin's tests find it: {@code -Dchromium.path}, {@code CHROMIUM_PATH} or
 * the usual places. Without one the test is skipped, or fails where {@code -Dbrowser.required=true}.
 */
final class Chromium {

    /** First the one that was never to show a window, which needs half the processor time for the same pages. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final int HEIGHT = 844;

    private static @Nullable Chromium ofThisJvm;

    private final Browser browser;

    private Chromium(Path executable) {
        browser = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    /** One for all tests of a JVM, with which it ends. */
    static Chromium get() {
        if (ofThisJvm == null) {
            ofThisJvm = launch();
        }
        return ofThisJvm;
    }

    private static Chromium launch() {
        Optional<Path> executable = Stream.concat(
                        Stream.of(System.getProperty("chromium.path"), System.getenv("CHROMIUM_PATH")),
                        USUAL_PLACES.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        String missing = "no Chromium: install one, or name it in -Dchromium.path or CHROMIUM_PATH";
        if (Boolean.getBoolean("browser.required")) {
            assertThat(executable).as(missing).isPresent();
        }
        assumeTrue(executable.isPresent(), missing);
        return new Chromium(executable.orElseThrow());
    }

    /** A window of a visitor of this kind, without anything remembered. */
    Page newPage(Look look) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setLocale(look.language)
                        .setViewportSize(look.width, HEIGHT)
                        .setColorScheme(look.scheme))
                .newPage();
    }

    /** Closes all windows, and forgets what was remembered in them. */
    void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }
}
