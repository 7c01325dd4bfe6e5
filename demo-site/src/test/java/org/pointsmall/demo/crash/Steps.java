package org.pointsmall.demo.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * In the process that is to be killed: where each thread is. Who reaches the step at which the kill is wanted says so
 * and goes no further, with all that it holds.
 */
final class Steps {
    /** The property that names the file by whose existence the test learns that the step is reached. */
    static final String ANNOUNCEMENT = "crash.announcement";

    static final String BEFORE_COMMIT = ", before the commit";
    static final String AFTER_COMMIT = ", after the commit";

    private static final String NOWHERE = "";
    private static final ThreadLocal<String> LAST = ThreadLocal.withInitial(() -> NOWHERE);

    private static volatile String wanted = NOWHERE;
    private static volatile Path announcement = Path.of("");

    private Steps() {}

    static void announceBy(Path file) {
        announcement = file;
    }

    /** From now on; says so by a file too, because a request that comes at once may be past the step before. */
    static void killAt(String step) throws IOException {
        wanted = step;
        Files.writeString(armed(announcement), step, StandardCharsets.UTF_8);
    }

    /** By whose existence the test learns that the process is going to stop at the step. */
    static Path armed(Path announcement) {
        return announcement.resolveSibling(announcement.getFileName() + "-armed");
    }

    /** This thread is at this step; the next commit of what it has written belongs to it. */
    static void reached(String step) {
        LAST.set(step);
        stopIfWanted(step);
    }

    /** Threads are used again: what follows has nothing to do with the steps before. */
    static void forget() {
        LAST.set(NOWHERE);
    }

    static void committing() {
        stopIfWanted(LAST.get() + BEFORE_COMMIT);
    }

    static void committed() {
        stopIfWanted(LAST.get() + AFTER_COMMIT);
        forget();
    }

    private static void stopIfWanted(String step) {
        if (!step.equals(wanted)) {
            return;
        }
        try {
            Files.writeString(announcement, step, StandardCharsets.UTF_8);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
