package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedCountsTest {
    private static final LimitKey BUDGET = new LimitKey("rule-5/all/ever");
    private static final LimitKey MINE = new LimitKey("rule-5/member-1/ever");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final SimulationFixture fixture = new SimulationFixture(10);
    private final SimulationId id = fixture.begin();

    @Test
    void addsWhatTheChunkCountsToWhatWasCountedBefore() {
        inAChunk(counts -> {
            assertThat(used(counts, NOON)).isEqualTo(Map.of(BUDGET, Points.ZERO, MINE, Points.ZERO));
            counts.add(1, Map.of(BUDGET, Points.of(10)), null);
            assertThat(used(counts, NOON)).isEqualTo(Map.of(BUDGET, Points.of(10), MINE, Points.ZERO));
        });

        inAChunk(counts -> {
            assertThat(used(counts, NOON)).isEqualTo(Map.of(BUDGET, Points.of(10), MINE, Points.ZERO));
            counts.add(2, Map.of(BUDGET, Points.of(5), MINE, Points.of(1)), null);
            counts.add(3, Map.of(BUDGET, Points.of(100)), null);
            assertThat(used(counts, NOON)).isEqualTo(Map.of(BUDGET, Points.of(115), MINE, Points.of(1)));
        });

        inAChunk(
                counts -> assertThat(used(counts, NOON)).isEqualTo(Map.of(BUDGET, Points.of(115), MINE, Points.of(1))));
    }

    @Test
    void roomComesBackFromTheMomentOnAtWhichAnOrderWasUndone() {
        inAChunk(counts -> {
            used(counts, NOON);
            counts.add(1, Map.of(BUDGET, Points.of(10)), NOON);
            counts.add(2, Map.of(BUDGET, Points.of(7)), NOON.plusMillis(1));
            counts.add(3, Map.of(BUDGET, Points.of(4)), null);
            assertRoomComesBack(counts);
        });

        inAChunk(SimulatedCountsTest::assertRoomComesBack);
    }

    private static void assertRoomComesBack(SimulatedCounts counts) {
        assertThat(used(counts, NOON.minusMillis(1))).containsEntry(BUDGET, Points.of(21));
        assertThat(used(counts, NOON)).containsEntry(BUDGET, Points.of(11));
        assertThat(used(counts, NOON.plusMillis(1))).containsEntry(BUDGET, Points.of(4));
        assertThat(used(counts, NOON.plusMillis(1))).containsEntry(MINE, Points.ZERO);
    }

    @Test
    void asksForEachLimitOnceAChunk() {
        inAChunk(counts -> {
            counts.at(NOON).used(Set.of(BUDGET));
            counts.at(NOON).used(Set.of(BUDGET));
            assertThat(fixture.store.asked).isEqualTo(1);
            counts.at(NOON).used(Set.of(BUDGET, MINE));
            assertThat(fixture.store.asked).isEqualTo(2);
            used(counts, NOON);
            assertThat(fixture.store.asked).isEqualTo(2);
        });
    }

    @Test
    void writesNothingWhereNothingWasCounted() {
        inAChunk(counts -> used(counts, NOON));

        assertThat(fixture.store.hasCounts(id)).isFalse();
    }

    private void inAChunk(Consumer<SimulatedCounts> chunk) {
        fixture.store.required(() -> {
            fixture.store.lock(id);
            SimulatedCounts counts = new SimulatedCounts(fixture.store, id);
            chunk.accept(counts);
            counts.save(fixture.store, id);
            return id;
        });
    }

    private static Map<LimitKey, Points> used(SimulatedCounts counts, Instant at) {
        return counts.at(at).used(Set.of(BUDGET, MINE));
    }
}
