package org.pointsmall.loyalty.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class DeliverEventsTest {
    private static final EventKind EARNED = new EventKind("POINTS_EARNED");
    private static final MemberId ANA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryRetries retries = new InMemoryRetries();
    private final List<OutboxListener> listeners = new ArrayList<>();
    private final DeliverEvents deliver =
            new DeliverEvents(outbox, () -> listeners, retries, new NoTransactions(), inUtc(clock));

    @Test
    void eachListenerHearsEverythingOnceInItsOrder() {
        Ear mail = new Ear("mail");
        Ear feed = new Ear("feed");
        happens(ANA, BEN, ANA);

        assertThat(run()).isEqualTo(3);

        assertThat(mail.heard).containsExactly(1L, 2L, 3L);
        assertThat(feed.heard).containsExactly(1L, 2L, 3L);
        assertThat(outbox.size()).isZero();
        assertThat(run()).isZero();
        assertThat(mail.heard).hasSize(3);
    }

    @Test
    void whatAListenerFailsAtWaitsWithTheMembersLaterEventsAndWithNobodyElses() {
        Ear mail = new Ear("mail");
        Ear feed = new Ear("feed");
        mail.fails.add(1L);
        happens(ANA, ANA, BEN);

        assertThat(run()).isEqualTo(1);

        assertThat(mail.heard).containsExactly(3L);
        assertThat(feed.heard).containsExactly(1L, 2L, 3L);
        assertThat(retries.find(1).orElseThrow().lastError()).contains("mail", "is broken");
        assertThat(retries.find(2).orElseThrow().lastError()).contains("mail has not taken an earlier one");
    }

    @Test
    void itIsToldAgainAfterAMinuteAndTheLaterOnesRightAfterIt() {
        Ear mail = new Ear("mail");
        Ear feed = new Ear("feed");
        mail.fails.add(1L);
        happens(ANA, ANA);
        run();
        mail.fails.clear();
        clock.moveOn(MINUTE.minusMillis(1));
        assertThat(run()).isZero();
        assertThat(mail.heard).isEmpty();

        clock.moveOn(Duration.ofMillis(1));
        run();

        assertThat(mail.heard).containsExactly(1L, 2L);
        assertThat(feed.heard).as("not told again").containsExactly(1L, 2L);
        assertThat(outbox.size()).isZero();
        assertThat(retries.now().count()).isZero();
    }

    @Test
    void laterOnesDoNotWaitForTheirOwnTimeOnceTheFirstIsTaken() {
        Ear mail = new Ear("mail");
        mail.fails.add(1L);
        happens(ANA);
        run();
        clock.moveOn(MINUTE.minusSeconds(1));
        happens(ANA);
        run();
        mail.fails.clear();
        clock.moveOn(Duration.ofSeconds(1));

        run();

        assertThat(mail.heard).containsExactly(1L, 2L);
    }

    @Test
    void somebodyWhoAsksForItByHandWaitsForNothing() {
        Ear mail = new Ear("mail");
        mail.fails.add(1L);
        happens(ANA);
        run();
        mail.fails.clear();

        finish(deliver.beginByHand());

        assertThat(mail.heard).containsExactly(1L);
    }

    @Test
    void saysForHowLongTheOldestHasBeenWaiting() {
        assertThat(deliver.lag()).contains(Duration.ZERO);
        new Ear("mail").fails.add(1L);
        happens(ANA);
        clock.moveOn(MINUTE);
        happens(ANA);

        assertThat(deliver.lag()).contains(MINUTE);
        run();
        assertThat(deliver.lag()).as("it still waits").contains(MINUTE);
    }

    @Test
    void whatWasDeliveredMeanwhileIsTriedNoMore() {
        Ear mail = new Ear("mail");
        mail.fails.add(1L);
        happens(ANA);
        run();
        outbox.delivered(1);
        clock.moveOn(MINUTE);

        run();

        assertThat(mail.heard).isEmpty();
        assertThat(retries.now().count()).isZero();
    }

    /** However listeners fail and nodes die, each hears each member's events in order, and in the end all of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inTheEndEverybodyHasHeardEverythingInOrder(long seed) {
        Random random = new Random(seed);
        List<Ear> ears = List.of(new Ear("a"), new Ear("b"), new Ear("c"));
        for (int step = 0; step < 300; step++) {
            happens(new MemberId(1 + random.nextInt(4)));
            ears.forEach(ear -> ear.odds = random.nextInt(3) * 0.3);
            ears.get(random.nextInt(3)).dies = random.nextInt(5) == 0;
            ears.forEach(ear -> ear.random = random);
            if (random.nextBoolean()) {
                try {
                    run();
                } catch (NodeDies killed) {
                    ears.forEach(ear -> ear.dies = false);
                }
            }
            clock.moveOn(Duration.ofSeconds(random.nextInt(90)));
        }
        ears.forEach(ear -> {
            ear.odds = 0;
            ear.dies = false;
        });
        clock.moveOn(Duration.ofHours(2));
        run();

        assertThat(outbox.size()).isZero();
        for (Ear ear : ears) {
            for (long member = 1; member <= 4; member++) {
                MemberId id = new MemberId(member);
                List<Long> happened = new ArrayList<>();
                for (int index = 0; index < outbox.written().size(); index++) {
                    if (outbox.written().get(index).member().equals(id)) {
                        happened.add(index + 1L);
                    }
                }
                assertThat(ear.inOrder(id)).as(ear.name + " of " + id).isEqualTo(happened);
            }
        }
    }

    @Test
    void namesAndFactsAreWhatTheySay() {
        assertThatThrownBy(() -> new EventKind("earned")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventKind("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventKind("A".repeat(41))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new EventKind("A".repeat(40)).name()).hasSize(40);
        EventFacts facts =
                EventFacts.NONE.with("points", 5).with("number", "N-1").with("nothing", null);
        assertThat(facts.number("points")).hasValue(5);
        assertThat(facts.text("number")).contains("N-1");
        assertThat(facts.number("number")).isEmpty();
        assertThat(facts.text("points")).isEmpty();
        assertThat(facts.values()).doesNotContainKey("nothing");
        assertThatThrownBy(() -> new EventFacts(Map.of("odd", 1.5))).isInstanceOf(IllegalArgumentException.class);
    }

    private void happens(MemberId... members) {
        for (MemberId member : members) {
            outbox.add(new Outbox.News(member, EARNED, clock.instant(), EventFacts.NONE));
        }
    }

    private long run() {
        return finish(deliver.begin());
    }

    private static long finish(Job.Run run) {
        long processed = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            processed += chunk.processed();
        } while (!chunk.last());
        return processed;
    }

    private static final class NodeDies extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Hears, and fails as it is told. */
    private final class Ear implements OutboxListener {
        private final String name;
        private final List<Long> heard = new ArrayList<>();
        private final Map<Long, MemberId> whose = new LinkedHashMap<>();
        private final Set<Long> fails = new HashSet<>();
        private double odds;
        private boolean dies;
        private Random random = new Random(0);

        Ear(String name) {
            this.name = name;
            listeners.add(this);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void happened(Event event) {
            if (fails.contains(event.id()) || random.nextDouble() < odds) {
                throw new IllegalStateException("is broken");
            }
            heard.add(event.id());
            whose.put(event.id(), event.member());
            if (dies) {
                throw new NodeDies();
            }
        }

        /** A member's, without those that came again right away. */
        List<Long> inOrder(MemberId member) {
            List<Long> once = new ArrayList<>();
            for (long id : heard) {
                if (whose.get(id).equals(member) && (once.isEmpty() || once.get(once.size() - 1) != id)) {
                    once.add(id);
                }
            }
            return once;
        }
    }

    private static final class NoTransactions implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            return work.get();
        }
    }
}
