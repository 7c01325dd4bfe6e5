package org.pointsmall.loyalty.ledger.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program of a node that is going to be killed: recovers what was left behind, then moves points with many threads
 * until it dies. Each line that it writes says what has been committed; a line is written whole or not at all.
 *
 * <p>It reports no more than a life's worth: where the others wait for a busy machine, as while the ledger is proved, it
 * must not leave them the more to check the longer they take.
 */
public final class NodeUnderLoad {
    static final String FAILED = "failed ";

    /** Several times what it comes to before it is killed on a quiet machine. */
    private static final int MOST_REPORTS = 2_000;

    private static final int THREADS = 8;
    private static final int MOVES_BETWEEN_TELLING = 5;
    private static final AtomicInteger REPORTS = new AtomicInteger();
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private NodeUnderLoad() {}

    /**
     * @param args the database, the system's milliseconds at which the clock started, a seed, and the first order
     */
    public static void main(String[] args) {
        Node node = new Node(args[0], THREADS, new FastClock(Long.parseLong(args[1])));
        long seed = Long.parseLong(args[2]);
        AtomicLong oldestOrder = new AtomicLong(Long.parseLong(args[3]));
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed * THREADS + i);
            boolean recovers = i == 0;
            new Thread(() -> run(node, recovers, new RandomMovements(node, random, oldestOrder, NodeUnderLoad::say)))
                    .start();
        }
        dieWithTheTest();
    }

    private static void run(Node node, boolean recovers, RandomMovements movements) {
        try {
            if (recovers) {
                RandomMovements.timeOutOverdueHolds(node, NodeUnderLoad::say);
            }
            for (int moves = 1; REPORTS.get() < MOST_REPORTS; moves++) {
                movements.move();
                if (recovers && moves % MOVES_BETWEEN_TELLING == 0) {
                    node.tell(node.deliverEvents.begin());
                }
            }
        } catch (RuntimeException | Error failure) {
            write(FAILED + failure);
        }
    }

    private static void say(Reported report) {
        REPORTS.incrementAndGet();
        write(report.line());
    }

    /** By one call to the system, past all buffers: what was said is said, whatever happens next. */
    private static void write(String line) {
        try {
            OUT.write((line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException(nobodyListens);
        }
    }

    /** Its standard input ends when the test does, in whatever way. */
    private static void dieWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                // Nobody has anything to say to it.
            }
        } catch (IOException gone) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
