package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.SearchedMall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.recommendation.SearchedMall.run;

/**
 * A real Elasticsearch is built anew while offers come, go and change: afterwards nothing is missing and nothing stale. Of
 * {@code -Drebuild.offers=100000} offers, or as many as one likes.
 */
@Tag("heavy")
class RebuildUnderChangesTest {
    private static final int OFFERS = Integer.getInteger("rebuild.offers", 5_000);
    private static final int TOGETHER = 1_000;
    private static final int HIGHEST = 100;
    /** What the highest of the tiers pays, in percent: the search knows the least that anybody pays. */
    private static final int BEST_TIER = 80;

    private final Random random = new Random(1);
    private final Map<Long, Long> points = new TreeMap<>();

    @Test
    void nothingIsMissingAndNothingStale() throws IOException {
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(SearchFixture.newPrefix())) {
            SearchedMall mall = new SearchedMall(parts.search(), parts.index());
            for (int left = OFFERS; left > 0; left -= TOGETHER) {
                int some = Math.min(left, TOGETHER);
                mall.inOne(() -> {
                    for (int i = 0; i < some; i++) {
                        publish(mall);
                    }
                    return true;
                });
            }
            run(mall.rebuild.begin());
            mall.feed();
            isWhatThereIs(parts, mall);

            AtomicInteger chunks = new AtomicInteger();
            AtBeats beats = new AtBeats();
            beats.each(1, () -> change(mall));
            beats.each(2, mall::feed);
            beats.during(List.of(() -> {
                Job.Run building = mall.rebuild.beginByHand();
                do {
                    chunks.incrementAndGet();
                    beats.beat();
                } while (!building.next().last());
            }));
            assertThat(chunks.get()).isGreaterThan(OFFERS / TOGETHER);
            mall.feed();
            isWhatThereIs(parts, mall);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(SearchedMall mall) {
        long costs = 10L * (1 + random.nextInt(HIGHEST));
        points.put(mall.publish(offer(costs)), costs);
    }

    private static OfferFixture offer(long costs) {
        return anOffer().costing(costs);
    }

    /** By one thread: what it does to the mall it does to its own books. */
    private void change(SearchedMall mall) {
        for (int i = 0; i < 40; i++) {
            long id = mall.ids().get(random.nextInt(mall.ids().size()));
            long costs = 10L * (1 + random.nextInt(HIGHEST));
            switch (random.nextInt(4)) {
                case 0 -> publish(mall);
                case 1 -> {
                    mall.change(id, offer(costs), false);
                    points.remove(id);
                }
                default -> {
                    mall.change(id, offer(costs), true);
                    points.put(id, costs);
                }
            }
        }
    }

    /** By the check, and price by price by what the search finds. */
    private void isWhatThereIs(ElasticsearchParts parts, SearchedMall mall) {
        assertThat(mall.differing()).isZero();
        Map<Long, Set<Long>> byPoints = new HashMap<>();
        points.forEach((id, costs) ->
                byPoints.computeIfAbsent(costs, none -> new TreeSet<>()).add(id));
        byPoints.forEach((costs, ids) -> {
            assertThat(parts.search().find(costing(costs * BEST_TIER / 100, ids.size() + 10)))
                    .extracting(Found::offerId)
                    .containsExactlyInAnyOrderElementsOf(ids);
        });
    }

    private static OfferSearch.Query costing(long costs, int limit) {
        Instant at = SearchedMall.NOW.plus(Duration.ofMinutes(1));
        return new OfferSearch.Query(
                at,
                null,
                Set.of(),
                Points.of(costs),
                Points.of(costs - 1),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                MemberTaste.NONE,
                limit);
    }
}
