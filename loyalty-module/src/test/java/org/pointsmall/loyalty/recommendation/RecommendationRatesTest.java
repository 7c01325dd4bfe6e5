package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.RecommendationRates.Rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

class RecommendationRatesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void whatIsCountedByAllThreeIsSummedByEachOfThem() {
        RecommendationRates rates =
                new RecommendationRates(new Counted(), new LedgerFixture().transactions, standingAt(NOW));

        RecommendationRates.Rates all = rates.ofTheLastDays();

        assertThat(all.placements())
                .containsExactly(new Rate<>(Placement.HOME, 15, 3, 1), new Rate<>(Placement.CART, 7, 0, 0));
        assertThat(all.reasons())
                .containsExactly(
                        new Rate<>(RecommendationReason.Code.POINTS_TO_GO, 12, 1, 0),
                        new Rate<>(RecommendationReason.Code.YOURS_NOW, 10, 2, 1));
        assertThat(all.places()).containsExactly(new Rate<>(0, 17, 2, 1), new Rate<>(1, 5, 1, 0));
    }

    private static final class Counted implements FeedbackStore {
        @Override
        public List<Count> counts(Instant since) {
            assertThat(since).isEqualTo(NOW.minus(Duration.ofDays(30)));
            return List.of(
                    new Count(Placement.HOME, 0, RecommendationReason.Code.YOURS_NOW, 10, 2, 1),
                    new Count(Placement.HOME, 1, RecommendationReason.Code.POINTS_TO_GO, 5, 1, 0),
                    new Count(Placement.CART, 0, RecommendationReason.Code.POINTS_TO_GO, 7, 0, 0));
        }

        @Override
        public void note(RequestIds.Shown shown, Collection<Noticed> noticed, Instant at) {}

        @Override
        public void exchanged(MemberId member, long offerId, Instant since, Instant at) {}

        @Override
        public int forget(Instant before, int limit) {
            return 0;
        }

        @Override
        public void move(MemberId from, MemberId into) {}

        @Override
        public List<MemberId> members(MemberId after, int limit) {
            return List.of();
        }

        @Override
        public void erase(MemberId member) {}
    }
}
