package org.pointsmall.loyalty.ledger.load;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.EntryKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything at once, on few members. {@code -Draces.minutes=60} makes it last so long, {@code -Draces.seed} does other
 * things.
 */
class RandomLoadTest extends Races {
    private static final int MOST_ROUNDS = 20;
    /** All that the load can come to; points take a while to expire. */
    private static final List<String> KINDS = Stream.of(EntryKind.values())
            .filter(kind -> kind != EntryKind.PAY_OUT)
            .map(EntryKind::name)
            .toList();

    @Test
    void staysSoundUnderARandomLoadOfAFewMembers() throws Exception {
        long minutes = Long.getLong("races.minutes", 0);
        long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        AtomicLong oldestOrder = new AtomicLong(7_000);
        Queue<Reported> reports = new ConcurrentLinkedQueue<>();
        long round = 0;
        try (Node fast = node(new FastClock(System.currentTimeMillis()))) {
            do {
                long seed = Long.getLong("races.seed", 0) + round++ * THREADS;
                reports.clear();
                together.all(thread -> {
                    RandomMovements movements =
                            new RandomMovements(fast, new Random(seed + thread), oldestOrder, reports::add);
                    for (int i = 0; i < 60; i++) {
                        movements.move();
                    }
                    return thread;
                });
                sound.check();
                sound.checkSettlements(FIRST_ID);
                assertThat(reports).allMatch(report -> report.isTrue(fast.jdbc));
            } while (System.nanoTime() < until
                    || round < MOST_ROUNDS && !kindsPosted().containsAll(KINDS));
        }
        assertThat(kindsPosted()).containsAll(KINDS);
    }

    private static List<String> kindsPosted() {
        return node.jdbc.queryForList("SELECT DISTINCT KIND FROM LOYALTY_JOURNAL", String.class);
    }
}
