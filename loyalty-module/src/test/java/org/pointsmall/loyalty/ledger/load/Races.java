package org.pointsmall.loyalty.ledger.load;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * Sixty-four threads at the same account, order or key of one PostgreSQL. Whatever they do, afterwards all follows from
 * the journal, and the database has not had to end a single deadlock: its message would have failed the thread.
 */
@Tag("heavy")
abstract class Races {
    static final int THREADS = 64;

    static TestDatabase database;
    static Together together;
    static MovableClock clock;
    static Node node;
    static SoundLedger sound;
    /** Above all orders of the random load. */
    static final long FIRST_ID = 10_000_000;

    static long lastId = FIRST_ID;
    static long deadlocks;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.onPostgreSql().migrate();
        together = new Together(THREADS);
        clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
        node = node(clock);
        HeardEvents.createTable(node.jdbc);
        sound = new SoundLedger(database.dataSource());
    }

    @AfterAll
    static void stop() throws Exception {
        together.close();
        node.close();
        database.close();
    }

    @AfterEach
    void isSoundAndHadNoDeadlock() {
        long before = deadlocks;
        deadlocks = sound.deadlocks();
        assertThat(deadlocks).isEqualTo(before);
        sound.check();
    }

    static Node node(Clock clock) {
        return new Node(database.url(), THREADS, clock);
    }

    static long nextId() {
        return nextIds(1);
    }

    /** The first of so many numbers that nobody has had: for members, orders and keys alike. */
    static long nextIds(long many) {
        lastId += many;
        return lastId - many + 1;
    }

    static void earn(MemberId member, long key, long points) {
        granted(node.alone(() -> node.ledger.earn(earning(member, key, points))));
    }

    static Earning earning(MemberId member, long key, long points) {
        return new Earning(
                member, PostingKey.of("given", key), Points.of(points), null, LotPolicy.LASTING, "test", List.of());
    }

    static HoldRequest request(MemberId member, long order, long points) {
        boolean none = points == 0;
        return new HoldRequest(
                member,
                order,
                Points.of(points),
                none ? null : new Money(points, LedgerFixture.CNY),
                none ? null : LedgerFixture.A_POINT_IS_A_FEN,
                LedgerFixture.A_CHECKOUT);
    }

    static OrderRef about(long order) {
        return new OrderRef(order, "number-" + order);
    }

    static HoldId id(Outcome<Hold> hold) {
        return Objects.requireNonNull(granted(hold)).id();
    }
}
