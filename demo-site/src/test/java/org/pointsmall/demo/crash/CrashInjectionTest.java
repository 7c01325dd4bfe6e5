package org.pointsmall.demo.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.demo.crash.CrashMatrix.Found;
import org.pointsmall.demo.nodes.Nodes;
import org.pointsmall.demo.nodes.SiteProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the store by SIGKILL at each step and in both ways to check out. The process that starts next has to make good
 * what the kill cut off, and is the next to be killed.
 *
 * <p>In a usual build a few kills, drawn by lot. {@code -Dinjection.kills=20} kills as often at each step, in both ways
 * by turns, which takes hours, and prints the table that is in {@code docs/crashes.md}; {@code -Dinjection.only=hold}
 * takes only the steps with that regular expression in their name, {@code -Dinjection.seed} draws others.
 */
@Tag("heavy")
class CrashInjectionTest {
    private static final Logger LOG = LoggerFactory.getLogger(CrashInjectionTest.class);
    private static final int A_FEW = 3;
    private static final int TIMES = Integer.getInteger("injection.kills", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> IMPATIENT = List.of(
            "loyalty.hold.time-out=3s",
            "loyalty.jobs.lock=2s",
            "loyalty.job.time-out-holds.interval=300ms",
            "loyalty.job.activate-lots.interval=300ms",
            "loyalty.job.expire-lots.interval=300ms",
            "loyalty.job.close-days.interval=500ms",
            "loyalty.job.settle-orders.interval=300ms",
            "loyalty.job.match-orders.interval=500ms",
            "loyalty.job.complete-returns.interval=300ms",
            "loyalty.return.cash-time-out=2s",
            "demo.checkout.lease=3s",
            "demo.checkout.reconcile=300ms");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("injection.seed", System.currentTimeMillis());
    private final List<Kill> kills = new ArrayList<>();
    private final CrashMatrix matrix = new CrashMatrix(CrashStep.all());
    private final List<String> wrong = new ArrayList<>();
    private Nodes nodes;
    private int started;

    private record Kill(CrashStep step, Mode mode) {}

    @BeforeEach
    void openDatabase() throws IOException {
        nodes = Nodes.none(List.of(VictimStore.class.getName()), IMPATIENT.toArray(String[]::new));
    }

    @AfterEach
    void closeDatabase() throws IOException {
        LOG.info("Seed {}, {} kills\n{}", seed, matrix.kills(), matrix.asMarkdown());
        nodes.close();
    }

    @Test
    void losesAndHalvesNothingWhereverItIsKilled() throws Exception {
        draw();
        SiteProcess process = start(kills.get(0).mode()).awaitUp();
        long product = nodes.aProduct();
        for (int i = 0; i < kills.size(); i++) {
            Kill kill = kills.get(i);
            Scene scene = new Scene(nodes, kill.step(), product);
            arm(process, kill.step().at().get(0));
            scene.drive();
            kill(process, kill.step().at().get(0));
            for (String next : kill.step().at().subList(1, kill.step().at().size())) {
                process = start(kill.mode());
                arm(process, next);
                kill(process, next);
            }
            process = start(kills.get(Math.min(i + 1, kills.size() - 1)).mode()).awaitUp();
            Found found = lookedAt(scene, process, kill);
            matrix.add(kill.step(), kill.mode(), found);
            LOG.info("{} of {}: {} ({}): {}", i + 1, kills.size(), kill.step(), kill.mode(), found);
            if (!new Reconciliation(nodes).open().isEmpty()) {
                // Whatever came next would be blamed for this.
                break;
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** One wrong outcome does not hide the next: all are told at the end. */
    private Found lookedAt(Scene scene, SiteProcess process, Kill kill) {
        try {
            return scene.aftermath(process);
        } catch (AssertionError found) {
            LOG.error("{} ({})", kill.step(), kill.mode(), found);
            wrong.add(kill.step() + " (" + kill.mode() + "): " + found.getMessage());
            return Found.WRONG;
        }
    }

    /** Each step so many times, in its ways by turns, all in no order. */
    private void draw() {
        Random random = new Random(seed);
        Predicate<String> wanted =
                Pattern.compile(System.getProperty("injection.only", "")).asPredicate();
        for (CrashStep step : CrashStep.all()) {
            int turn = random.nextInt(2);
            for (int i = 0; i < TIMES && wanted.test(step.toString()); i++) {
                kills.add(new Kill(
                        step, step.modes().get((i + turn) % step.modes().size())));
            }
        }
        Collections.shuffle(kills, random);
        if (System.getProperty("injection.kills") == null && kills.size() > A_FEW) {
            kills.subList(A_FEW, kills.size()).clear();
        }
    }

    private SiteProcess start(Mode mode) throws IOException {
        started++;
        return nodes.begin(mode.property(), Steps.ANNOUNCEMENT + "=" + announcement());
    }

    private Path announcement() {
        return folder.resolve("process-" + started);
    }

    private void arm(SiteProcess process, String step) throws IOException {
        process.tell(step);
        process.await("armed: " + step, PATIENCE, () -> Files.exists(Steps.armed(announcement())));
    }

    private void kill(SiteProcess process, String step) {
        process.await("at " + step, PATIENCE, () -> Files.exists(announcement()));
        nodes.kill(process);
    }
}
