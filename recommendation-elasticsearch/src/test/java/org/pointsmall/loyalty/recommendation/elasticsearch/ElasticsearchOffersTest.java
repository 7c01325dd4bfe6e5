package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The contract of {@link OfferSearch} and {@link OfferIndex}, on a real Elasticsearch. */
@Tag("heavy")
class ElasticsearchOffersTest {
    /** A weight is kept by 9 significant bits. */
    private static final double COARSE = 0.01;

    private final ElasticsearchParts parts = SearchFixture.onSharedNode(SearchFixture.newPrefix());
    private final OfferSearch search = parts.search();
    private final OfferIndex index = parts.index();

    @BeforeEach
    void anEmptyIndex() {
        index.beginRebuild();
        index.endRebuild();
    }

    @AfterEach
    void drop() throws IOException {
        parts.close();
    }

    @Test
    void findsByChanceWhatIsAllowedAndNothingElseBestFirst() {
        for (int seed = 1; seed <= 5; seed++) {
            RandomOffers chance = new RandomOffers(seed);
            Map<Long, OfferDocument> offers = new TreeMap<>();
            chance.offers(80, seed).forEach(offer -> offers.put(offer.offerId(), offer));
            assertThat(index.put(List.copyOf(offers.values()))).isEmpty();
            for (int question = 0; question < 40; question++) {
                OfferSearch.Query query = chance.query(question % 2 == 0 ? 200 : 10);
                List<Found> found = search.find(query);
                assertThat(found).as("seed %d, %s", seed, query).allSatisfy(one -> assertThat(offers)
                        .hasEntrySatisfying(one.offerId(), offer -> assertThat(RandomOffers.isAllowed(offer, query))
                                .isTrue()));
                long allowed = offers.values().stream()
                        .filter(offer -> RandomOffers.isAllowed(offer, query))
                        .count();
                assertThat(found).hasSize((int) Math.min(allowed, query.limit()));
                inOrder(found, offers, query);
            }
        }
    }

    private static void inOrder(List<Found> found, Map<Long, OfferDocument> offers, OfferSearch.Query query) {
        double before = Double.MAX_VALUE;
        for (Found one : found) {
            double score = RandomOffers.score(offers.get(one.offerId()), query);
            assertThat(one.score()).isCloseTo(score, within(COARSE * score + 1e-6));
            assertThat(one.score()).isLessThanOrEqualTo(before);
            before = one.score();
        }
    }

    @Test
    void answersSeveralQueriesInTheirOrder() {
        index.put(List.of(offer(1, 1, 100, ItemTaste.NONE), offer(2, 1, 200, ItemTaste.NONE)));
        assertThat(search.findAll(List.of(upTo(150), upTo(50), upTo(250))))
                .extracting(found -> found.stream().map(Found::offerId).toList())
                .containsExactly(List.of(1L), List.of(), List.of(1L, 2L));
        assertThat(search.findAll(List.of())).isEmpty();
    }

    @Test
    void whatWasPutLastWinsAndNoOlderVersionReplacesIt() {
        index.put(List.of(offer(1, 5, 100, ItemTaste.NONE)));
        assertThat(index.put(List.of(offer(1, 4, 900, ItemTaste.NONE)))).isEmpty();
        assertThat(ids(upTo(150))).containsExactly(1L);
        index.put(List.of(offer(1, 6, 200, ItemTaste.NONE)));
        assertThat(ids(upTo(150))).isEmpty();
        index.remove(List.of(1L), 5);
        assertThat(ids(upTo(250))).containsExactly(1L);
        index.remove(List.of(1L, 99L), 7);
        assertThat(ids(upTo(250))).isEmpty();
        index.put(List.of(offer(1, 6, 200, ItemTaste.NONE)));
        assertThat(ids(upTo(250))).as("a late writer brings nothing back").isEmpty();
        index.put(List.of(offer(1, 8, 200, ItemTaste.NONE)));
        assertThat(ids(upTo(250))).containsExactly(1L);
    }

    @Test
    void oneThatCannotBePutIsToldAndTheOthersAreThere() {
        OfferDocument broken = offer(2, 1, 100, new ItemTaste(Map.of(), Map.of("red", -1f), 1, 0));
        assertThat(index.put(List.of(offer(1, 1, 100, ItemTaste.NONE), broken)))
                .hasEntrySatisfying(2L, reason -> assertThat(reason).contains("red"))
                .hasSize(1);
        assertThat(ids(upTo(150))).containsExactly(1L);
    }

    @Test
    void tiesGoByPopularityThenById() {
        ItemTaste popular = new ItemTaste(Map.of(), Map.of(), 1, 5);
        index.put(List.of(
                offer(3, 1, 100, popular),
                offer(2, 1, 100, ItemTaste.NONE),
                offer(1, 1, 100, ItemTaste.NONE),
                offer(4, 1, 100, popular)));
        MemberTaste otherwise = new MemberTaste(Map.of(77L, 1f), Map.of());
        assertThat(ids(upTo(150))).containsExactly(3L, 4L, 1L, 2L);
        assertThat(ids(query(150, null, otherwise))).containsExactly(3L, 4L, 1L, 2L);
    }

    @Test
    void aPriceNearTheOneAskedForDecidesAmongEqualsAndOverturnsNothing() {
        MemberTaste taste = new MemberTaste(Map.of(7L, 1f), Map.of());
        index.put(
                List.of(offer(1, 1, 100, liked(0.5f)), offer(2, 1, 300, liked(0.5f)), offer(3, 1, 1000, liked(0.55f))));
        assertThat(ids(query(2000, Points.of(310), taste))).containsExactly(3L, 2L, 1L);
        assertThat(ids(query(2000, Points.of(90), taste))).containsExactly(3L, 1L, 2L);
    }

    @Test
    void aTasteOfVeryManyThingsIsAskedByItsHeaviest() {
        Map<Long, Float> bought = new TreeMap<>();
        for (long product = 1; product <= 3000; product++) {
            bought.put(product, product == 2999 ? 1f : 0.001f);
        }
        index.put(List.of(offer(1, 1, 100, ItemTaste.NONE), offer(2, 1, 100, liked(2999, 0.5f))));
        assertThat(ids(query(150, null, new MemberTaste(bought, Map.of())))).containsExactly(2L, 1L);
    }

    @Test
    void fingerprintsAreThoseOfWhatIsThere() {
        List<OfferDocument> offers = new RandomOffers(3).offers(30, 1);
        index.put(offers);
        assertThat(index.fingerprints(0, Long.MAX_VALUE))
                .hasSize(30)
                .containsEntry(30L, offers.get(29).fingerprint());
        assertThat(index.fingerprints(10, 20)).containsOnlyKeys(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
    }

    private List<Long> ids(OfferSearch.Query query) {
        return search.find(query).stream().map(Found::offerId).toList();
    }

    static OfferSearch.Query upTo(long most) {
        return query(most, null, MemberTaste.NONE);
    }

    private static OfferSearch.Query query(long most, Points near, MemberTaste taste) {
        return new OfferSearch.Query(
                RandomOffers.NOW,
                null,
                Set.of(),
                Points.of(most),
                null,
                near,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                taste,
                20);
    }

    private static ItemTaste liked(float weight) {
        return liked(7, weight);
    }

    private static ItemTaste liked(long by, float weight) {
        return new ItemTaste(Map.of(by, weight), Map.of(), 1, 0);
    }

    static OfferDocument offer(long id, long version, long points, ItemTaste taste) {
        return new OfferDocument(
                id,
                version,
                Content.Kind.GOODS,
                id,
                Set.of(),
                "",
                Points.of(points),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(new OfferDocument.Shown(null, null)),
                true,
                RandomOffers.NOW,
                taste);
    }
}
