package org.pointsmall.loyalty.ledger.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

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
                assertThat(CheckReports.denied(database.dataSource(), reports)).isEmpty();
            } while (System.nanoTime() < until
                    || round < MOST_ROUNDS && !kindsPosted().containsAll(KINDS));
        }
        assertThat(kindsPosted()).containsAll(KINDS);
    }

    /** Else no load could lose anything that the checks would see. */
    @Test
    void findsEachReportThatTheDatabaseDenies() throws Exception {
        MemberId member = new MemberId(nextId());
        earn(member, nextId(), 50);
        JournalEntry entry = node.store.entry(PostingKey.of("given", lastId)).orElseThrow();
        Hold hold = granted(node.begin(request(member, nextId(), 10)));
        Reported.Entry posted = new Reported.Entry(entry);
        long id = posted.id();
        List<Reported> wrong = List.of(
                new Reported.Entry("given:0", id, posted.points(), posted.ownedAfter()),
                new Reported.Entry(posted.key(), id + 1_000_000, posted.points(), posted.ownedAfter()),
                new Reported.Entry(posted.key(), id, posted.points() + 1, posted.ownedAfter()),
                new Reported.Entry(posted.key(), id, posted.points(), posted.ownedAfter() - 1),
                new Reported.HoldState(hold.id().value(), HoldStatus.COMMITTED),
                new Reported.HoldState(hold.id().value() + 1_000_000, HoldStatus.OPEN));
        List<Reported> all = new ArrayList<>(wrong);
        all.add(posted);
        all.add(new Reported.HoldState(hold));

        assertThat(CheckReports.denied(database.dataSource(), all)).isEqualTo(wrong);

        granted(node.alone(() -> node.ledger.release(hold.id())));
        List<Reported> opened = List.of(new Reported.HoldState(hold));
        assertThat(CheckReports.denied(database.dataSource(), opened)).isEmpty();
    }

    private static List<String> kindsPosted() {
        return node.jdbc.queryForList("SELECT DISTINCT KIND FROM LOYALTY_JOURNAL", String.class);
    }
}
