package org.pointsmall.loyalty.ledger.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that are killed at random moments under load, and a database that is. Whatever a node had reported as done is
 * done; what it had not is there whole or not at all; all follows from the journal; and of each entry its listener is told
 * once, in order, by whichever node is left.
 *
 * <p>{@code -Dcrash.kills=1000} kills more nodes, {@code -Dcrash.database.kills=50} more databases, and
 * {@code -Dcrash.seed} kills others.
 */
@Tag("heavy")
class CrashTest {
    private static final int NODES = 3;
    private static final int PROVE_EVERY = 6;
    private static final int MOST_REPORTS = 120;
    private static final long ABOVE_ALL_ORDERS = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private final long clockStart = System.currentTimeMillis();
    private final long seed = Long.getLong("crash.seed", clockStart);
    private final Random random = new Random(seed);
    private final Deque<NodeProcess> nodes = new ArrayDeque<>();
    private final List<Reported> reported = new ArrayList<>();
    private EmbeddedPostgres server;
    private long started;

    @BeforeEach
    void startDatabase() throws Exception {
        startServer();
        try (Node node = new Node(url(), 1, new FastClock(clockStart))) {
            node.createTables();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (NodeProcess node : nodes) {
            node.kill();
        }
        server.close();
    }

    @Test
    void losesAndHalvesNothingWhenNodesAreKilledAtRandomMoments() throws Exception {
        int kills = Integer.getInteger("crash.kills", 12);
        startNodes();
        for (int kill = 1; kill <= kills; kill++) {
            List<String> lines = nodes.removeFirst().awaitReports().kill();
            nodes.addLast(startNode());
            assertThat(lines).as("seed %d", seed).noneMatch(line -> line.startsWith(NodeUnderLoad.FAILED));
            remember(lines);
            if (kill % PROVE_EVERY == 0) {
                // The other nodes go on.
                prove();
            }
        }
        assertThat(new SoundLedger(server.getPostgresDatabase()).deadlocks()).isZero();
        recover();
    }

    @Test
    void losesAndHalvesNothingWhenTheDatabaseIsKilled() throws Exception {
        int kills = Integer.getInteger("crash.database.kills", 2);
        assertThat(jdbc().queryForObject("SHOW fsync", String.class)).isEqualTo("on");
        assertThat(jdbc().queryForObject("SHOW synchronous_commit", String.class))
                .isEqualTo("on");
        for (int kill = 1; kill <= kills; kill++) {
            startNodes();
            nodes.getFirst().awaitReports();
            killDatabase();
            while (!nodes.isEmpty()) {
                // They have noticed: what they say last is that it failed.
                remember(nodes.removeFirst().kill());
            }
            startServer();
            prove();
        }
        recover();
    }

    private void startNodes() throws IOException {
        while (nodes.size() < NODES) {
            nodes.addLast(startNode());
        }
    }

    /** It begins with orders that others have left behind. */
    private NodeProcess startNode() throws IOException {
        started++;
        return NodeProcess.start(
                url(), clockStart, seed + started, 1_000 + 40 * started, 1 + random.nextInt(MOST_REPORTS));
    }

    private void remember(List<String> lines) {
        for (String line : lines) {
            if (!line.startsWith(NodeUnderLoad.FAILED)) {
                reported.add(Reported.of(line));
            }
        }
    }

    /** The postmaster first, so that it can tell nobody, then all who work for it. */
    private void killDatabase() throws IOException {
        List<String> pidFile = Files.readAllLines(folder.resolve("postmaster.pid"));
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(pidFile.get(0).trim())).orElseThrow();
        List<ProcessHandle> backends = postmaster.children().toList();
        Stream.concat(Stream.of(postmaster), backends.stream()).forEach(ProcessHandle::destroyForcibly);
        Stream.concat(Stream.of(postmaster), backends.stream())
                .map(ProcessHandle::onExit)
                .forEach(CompletableFuture::join);
        server.close();
    }

    /** Whatever it has said is committed must be on the disk: no setting that is faster than that. */
    private void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "100")
                .setServerConfig("deadlock_timeout", "200ms")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** As it is, at this moment, under load. */
    private void prove() throws Exception {
        SoundLedger sound = new SoundLedger(server.getPostgresDatabase());
        sound.check();
        sound.checkSettlements(ABOVE_ALL_ORDERS);
        assertThat(CheckReports.denied(server.getPostgresDatabase(), reported))
                .as("seed %d", seed)
                .isEmpty();
        reported.clear();
    }

    /** What a node does that starts when all others are dead: then nothing is held any more. */
    private void recover() throws Exception {
        while (!nodes.isEmpty()) {
            remember(nodes.removeFirst().kill());
        }
        FastClock clock = new FastClock(clockStart);
        try (Node last = new Node(url(), 1, Clock.offset(clock, RandomMovements.A_CHECKOUT))) {
            RandomMovements.timeOutOverdueHolds(last, reported::add);
            prove();
            last.tell(last.deliverEvents.beginByHand());
            assertThat(HeardEvents.wrong(last.jdbc)).as("seed %d", seed).isEmpty();
            assertThat(last.jdbc.queryForObject(
                            "SELECT COUNT(*) FROM LOYALTY_HOLD WHERE STATUS = ?", Long.class, HoldStatus.OPEN.name()))
                    .isZero();
            assertThat(last.jdbc.queryForObject("SELECT SUM(HELD) FROM LOYALTY_ACCOUNT", Long.class))
                    .isZero();
        }
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(server.getPostgresDatabase());
    }

    private String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }
}
