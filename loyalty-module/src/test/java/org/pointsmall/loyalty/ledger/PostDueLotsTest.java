package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** The jobs that post what time does to lots, chunk by chunk. */
class PostDueLotsTest {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(TEN);
    private final Lots lots = new Lots();

    @Test
    void goesOnFromWhereTheLastChunkEndedByTheTimeAtWhichItBegan() {
        DueLots.Mark third = mark(3);
        DueLots.Mark seventh = mark(7);
        lots.answers.addAll(
                List.of(new DueLots.Posted(5, third), new DueLots.Posted(4, seventh), new DueLots.Posted(0, null)));
        Job.Run run = lots.expiry(inUtc(clock)).begin();

        List<Job.Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            chunks.add(run.next());
            clock.moveOn(Duration.ofMinutes(1));
        }

        assertThat(chunks).containsExactly(new Job.Chunk(5, false), new Job.Chunk(4, false), new Job.Chunk(0, true));
        assertThat(lots.asked)
                .containsExactly(
                        "EXPIRY by " + TEN + " from the start",
                        "EXPIRY by " + TEN + " after " + third,
                        "EXPIRY by " + TEN + " after " + seventh);
    }

    @Test
    void eachJobHasItsNameAndPostsItsKindOfEntries() {
        lots.answers.add(new DueLots.Posted(0, null));
        Job activation = lots.activation(inUtc(clock));

        activation.begin().next();

        assertThat(lots.asked).containsExactly("ACTIVATION by " + TEN + " from the start");
        assertThat(activation.name().value()).isEqualTo("activate-lots");
        assertThat(lots.expiry(inUtc(clock)).name().value()).isEqualTo("expire-lots");
        assertThat(DueLots.Due.ACTIVATION.kind()).isEqualTo(EntryKind.ACTIVATE);
        assertThat(DueLots.Due.EXPIRY.kind()).isEqualTo(EntryKind.EXPIRE);
    }

    @Test
    void isAsFarBehindAsTheOldestLotThatNobodyHasPosted() {
        Job job = lots.expiry(inUtc(clock));
        assertThat(job.lag()).contains(Duration.ZERO);

        lots.oldest = TEN.minus(Duration.ofMinutes(7));

        assertThat(job.lag()).contains(Duration.ofMinutes(7));
    }

    private static DueLots.Mark mark(long lot) {
        return new DueLots.Mark(TEN.minusSeconds(lot), new LotId(lot));
    }

    /** Answers as it was told to. */
    private static final class Lots implements DueLots {
        private final Deque<Posted> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();
        private @Nullable Instant oldest;

        @Override
        public Posted post(Due due, Instant at, @Nullable Mark after, int accounts) {
            assertThat(accounts).isPositive();
            asked.add(due + " by " + at + (after == null ? " from the start" : " after " + after));
            return answers.remove();
        }

        @Override
        public Optional<Instant> oldest(Due due, Instant at) {
            return Optional.ofNullable(oldest);
        }
    }
}
