package org.pointsmall.demo.store;

import com.microsoft.playwright.Browser;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The Chromium of this machine, found as the admin's tests find it: {@code -Dchromium.path}, {@code CHROMIUM_PATH} or
 * the usual places. Without one the test is skipped, or fails where {@code -Dbrowser.required=true}.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final int HEIGHT = 844;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    static Chromium launch() {
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

    /** A window of a visitor of this kind. */
    Page page(Look look) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setLocale(look.language)
                        .setViewportSize(look.width, HEIGHT)
                        .setColorScheme(look.scheme))
                .newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
