package org.pointsmall.loyalty.outbox.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.delivery.DeliverEvents;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What happened is told when it is committed, and not when it is not, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutboxContract {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123Z"));
    private final List<Ear> listeners = new ArrayList<>();
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private JdbcOutbox outbox;
    private Ledger ledger;
    private DueLots dueLots;
    private long last;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    abstract Merchant merchant();

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        JdbcLedgerStore store = new JdbcLedgerStore(
                database.dataSource(), transactions, merchant().time(clock));
        outbox = new JdbcOutbox(database.dataSource(), store.pipeline());
        ledger = new Ledger(
                store, merchant().terms(), merchant().time(clock), LedgerObserver.NONE, new LedgerEvents(outbox));
        dueLots = new JdbcDueLots(database.dataSource(), transactions, LedgerObserver.NONE, outbox);
        for (String name : List.of("MAIL", "FEED")) {
            jdbc.execute("CREATE TABLE HEARD_BY_" + name + " (EVENT_ID BIGINT NOT NULL)");
            listeners.add(new Ear(name));
        }
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void whatIsCommittedIsToldToEverybodyAndGone() {
        MemberId member = aMember();
        EventFacts facts = EventFacts.NONE.with("points", 5_000_000_000L).with("orderNumber", "订单-7 😀");
        transactions.required(() -> {
            outbox.add(new News(member, new EventKind("POINTS_EARNED"), clock.instant(), facts));
            return true;
        });

        tell();

        for (Ear ear : listeners) {
            assertThat(ear.of(member)).hasSize(1);
            Event event = ear.of(member).get(0);
            assertThat(event.kind()).isEqualTo(new EventKind("POINTS_EARNED"));
            assertThat(event.at()).isEqualTo(clock.instant());
            assertThat(event.facts()).isEqualTo(facts);
        }
        assertThat(waiting(member)).isZero();
    }

    @Test
    void whatIsUndoneIsNeverTold() {
        MemberId member = aMember();
        assertThatThrownBy(() -> transactions.required(() -> {
                    earn(member, LotPolicy.LASTING);
                    throw new IllegalStateException("the store gives up");
                }))
                .hasMessage("the store gives up");

        tell();

        assertThat(listeners.get(0).of(member)).isEmpty();
        assertThat(waiting(member)).isZero();
    }

    /** {@code FEED} is no part of {@code FEEDER}. */
    @Test
    void whoHasTakenAllBeforeIsKnownByItsWholeName() {
        MemberId member = aMember();
        transactions.required(() -> {
            for (int event = 0; event < 3; event++) {
                outbox.add(new News(member, new EventKind("POINTS_EARNED"), clock.instant(), EventFacts.NONE));
            }
            return true;
        });
        List<Long> ids = jdbc.queryForList(
                "SELECT EVENT_ID FROM LOYALTY_OUTBOX WHERE MEMBER_ID = ? ORDER BY EVENT_ID",
                Long.class,
                member.value());
        JdbcUndelivered undelivered = new JdbcUndelivered(database.dataSource());
        undelivered.taken(ids.get(0), Set.of("FEEDER", "MAIL"));

        assertThat(undelivered.hasTakenAllBefore(ids.get(0), member, "FEED")).isTrue();
        assertThat(undelivered.hasTakenAllBefore(ids.get(1), member, "FEED")).isFalse();
        assertThat(undelivered.hasTakenAllBefore(ids.get(1), member, "FEEDER")).isTrue();
        assertThat(undelivered.hasTakenAllBefore(ids.get(1), member, "MAIL")).isTrue();
        assertThat(undelivered.hasTakenAllBefore(ids.get(2), member, "MAIL")).isFalse();
        assertThat(undelivered.hasTakenAllBefore(ids.get(1), aMember(), "FEED")).isTrue();
        assertThat(undelivered.count())
                .isEqualTo(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_OUTBOX", Long.class));

        tell();
        assertThat(waiting(member)).isZero();
    }

    @Test
    void movementsOfOneTripAreToldInTheirOrder() {
        MemberId member = aMember();
        transactions.required(() -> ledger.isolated(transactions, () -> {
            for (int movement = 0; movement < 5; movement++) {
                earn(member, LotPolicy.LASTING);
            }
            return true;
        }));

        tell();

        assertThat(listeners.get(0).of(member))
                .extracting(event -> event.facts().text("key").orElseThrow())
                .containsExactlyElementsOf(jdbc.queryForList(
                        "SELECT POSTING_KEY FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                                + " WHERE a.MEMBER_ID = ? ORDER BY ENTRY_ID",
                        String.class,
                        member.value()))
                .hasSize(5);
    }

    @Test
    void whatTimeDoesToManyIsToldToEachOfThem() {
        List<MemberId> members = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            MemberId member = aMember();
            members.add(member);
            LotPolicy lots = new LotPolicy(Duration.ofHours(6), new Expiry.After(Period.ofDays(2), Expiry.End.DAY));
            transactions.required(() -> earn(member, lots));
        }
        clock.moveOn(Duration.ofHours(7));
        dueLots.post(DueLots.Due.ACTIVATION, clock.instant(), null, 100);
        clock.moveOn(Duration.ofDays(5));
        dueLots.post(DueLots.Due.EXPIRY, clock.instant(), null, 100);

        tell();

        for (MemberId member : members) {
            assertThat(listeners.get(0).of(member))
                    .extracting(event ->
                            event.kind().name() + event.facts().number("points").orElseThrow())
                    .containsExactly("POINTS_EARNED7", "POINTS_ACTIVATED7", "POINTS_EXPIRED-7");
        }
    }

    @Test
    void aListenerThatFailsIsToldAgainAndWhatItWroteIsThereOnce() {
        MemberId member = aMember();
        transactions.required(() -> earn(member, LotPolicy.LASTING));
        transactions.required(() -> earn(member, LotPolicy.LASTING));
        listeners.get(0).breaks = true;
        tell();
        assertThat(waiting(member)).isEqualTo(2);
        assertThat(written("MAIL", member)).as("its work is undone with it").isZero();
        assertThat(written("FEED", member)).isEqualTo(2);

        listeners.get(0).breaks = false;
        clock.moveOn(Duration.ofMinutes(1));
        tell();

        assertThat(waiting(member)).isZero();
        assertThat(written("MAIL", member)).isEqualTo(2);
        assertThat(listeners.get(1).of(member)).hasSize(2);
    }

    @Test
    void twoNodesThatTellAtOnceWriteOnceEachAndInOrder() throws Exception {
        List<MemberId> members = List.of(aMember(), aMember(), aMember());
        for (int round = 0; round < 20; round++) {
            members.forEach(member -> transactions.required(() -> earn(member, LotPolicy.LASTING)));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = nodes.submit(this::tell);
            Future<?> other = nodes.submit(this::tell);
            one.get();
            other.get();
        } finally {
            nodes.shutdown();
        }
        finish(deliver().beginByHand());

        for (MemberId member : members) {
            assertThat(waiting(member)).isZero();
            assertThat(written("MAIL", member)).isEqualTo(20);
            assertThat(written("FEED", member)).isEqualTo(20);
            assertThat(listeners.get(0).of(member)).extracting(Event::id).isSorted();
        }
    }

    private Object earn(MemberId member, LotPolicy lots) {
        last++;
        return granted(ledger.earn(new Earning(
                member,
                PostingKey.of("given", last),
                Points.of(7),
                new OrderRef(last, "N-" + last),
                lots,
                "checkout",
                List.of())));
    }

    private MemberId aMember() {
        last++;
        return new MemberId(last);
    }

    private long waiting(MemberId member) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_OUTBOX WHERE MEMBER_ID = ?", Long.class, member.value());
    }

    private long written(String listener, MemberId member) {
        Ear ear = listeners.stream()
                .filter(one -> one.name.equals(listener))
                .findFirst()
                .orElseThrow();
        return ear.of(member).stream()
                .map(Event::id)
                .distinct()
                .mapToLong(id -> jdbc.queryForObject(
                        "SELECT COUNT(*) FROM HEARD_BY_" + listener + " WHERE EVENT_ID = ?", Long.class, id))
                .sum();
    }

    private DeliverEvents deliver() {
        return new DeliverEvents(
                new JdbcUndelivered(database.dataSource()),
                () -> List.<OutboxListener>copyOf(listeners),
                JobTables.retries(database.dataSource(), transactions, DeliverEvents.NAME),
                transactions,
                merchant().time(clock));
    }

    private void tell() {
        finish(deliver().begin());
    }

    private static void finish(Job.Run run) {
        while (!run.next().last()) {
            // Until it is over.
        }
    }

    /** Writes down what it hears, in a table that would take an event twice. */
    private final class Ear implements OutboxListener {
        private final String name;
        private final List<Event> heard = new ArrayList<>();
        private volatile boolean breaks;

        Ear(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void happened(Event event) {
            jdbc.update("INSERT INTO HEARD_BY_" + name + " (EVENT_ID) VALUES (?)", event.id());
            synchronized (heard) {
                heard.add(event);
            }
            if (breaks) {
                throw new IllegalStateException("is broken");
            }
        }

        List<Event> of(MemberId member) {
            synchronized (heard) {
                return heard.stream()
                        .filter(event -> event.member().equals(member))
                        .toList();
            }
        }
    }
}
