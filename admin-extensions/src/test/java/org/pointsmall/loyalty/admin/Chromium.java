package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
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
 * The Chromium that is installed on this machine, driven by Playwright, which is kept from downloading one of its own.
 * Looked for at {@code -Dchromium.path}, {@code CHROMIUM_PATH} and the usual places. Where there is none the test is
 * skipped, or fails if {@code -Dbrowser.required=true} says that there should be one.
 */
final class Chromium {
    /** First the one that was never to show a window, which needs half the processor time for the same pages. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final List<String> QUIETLY = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            // All windows have one process, which the first one keeps: it has compiled the admin's scripts.
            "--renderer-process-limit=1",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Chromium ofThisJvm;

    private final BrowserContext context;

    private Chromium(Path executable) {
        context = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(QUIETLY))
                .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        context.newPage();
    }

    /** One for all tests of a JVM, with which it ends: the admin's scripts are read and compiled once. */
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

    /** A window of somebody who is signed in at the admin of this address, and nowhere else. */
    Page newPage(String address, AdminSession session) {
        context.clearCookies();
        context.addCookies(session.cookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(address))
                .toList());
        return context.newPage();
    }
}
