package org.pointsmall.loyalty.recommendation.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.EraseTraces;
import org.pointsmall.loyalty.recommendation.FeedbackStore.Count;
import org.pointsmall.loyalty.recommendation.FeedbackStore.Noticed;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.RecommendationReason;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What members want, what was seen, and the offers that the database finds. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TracesContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final MemberId ANA = new MemberId(7);
    private static final MemberId BO = new MemberId(8);

    private TestDatabase database;
    private Transactions transactions;
    private JdbcPreferences preferences;
    private JdbcFeedback feedback;
    private JdbcOffers offers;
    private final Tastes tastes = new Tastes();

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        preferences = new JdbcPreferences(database.dataSource(), transactions);
        feedback = new JdbcFeedback(database.dataSource(), transactions);
        offers = new JdbcOffers(database.dataSource());
    }

    @BeforeEach
    void nothingIsKnown() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        for (String table : List.of(
                "LOYALTY_PREFERENCE",
                "LOYALTY_RECOMMENDED",
                "LOYALTY_RECOMMENDATION_KEY",
                "LOYALTY_OFFER_VERSION",
                "LOYALTY_OFFER_ZONE",
                "LOYALTY_OFFER")) {
            jdbc.update("DELETE FROM " + table);
        }
        tastes.known = Map.of();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    @Test
    void whoOptedOutIsOutUntilTheySayOtherwise() {
        assertThat(optedOut()).isEmpty();
        save(ANA, false);
        save(BO, true);
        assertThat(optedOut()).containsExactly(ANA);
        save(ANA, false);
        save(ANA, true);
        assertThat(optedOut()).isEmpty();
    }

    @Test
    void ofTwoWhoBecomeOneAnOptOutOfEitherStands() {
        save(ANA, false);
        required(() -> {
            preferences.move(ANA, BO, NOW);
            return 0;
        });
        assertThat(optedOut()).containsExactly(BO);
        required(() -> {
            preferences.move(ANA, BO, NOW);
            return 0;
        });
        assertThat(optedOut()).containsExactly(BO);
    }

    @Test
    void whatIsToldTwiceIsNotedOnceAlsoAtOnce() throws Exception {
        RequestIds.Shown shown = shown(5, ANA);
        inParallel(8, () -> note(shown, NOW, seen(1), seen(2), seen(3)));
        note(shown, NOW, clicked(2));
        note(shown, NOW.plusSeconds(9), clicked(2));
        note(shown, NOW, seen(2));

        assertThat(feedback.counts(NOW))
                .containsExactly(
                        new Count(Placement.HOME, 0, RecommendationReason.Code.YOURS_NOW, 1, 0, 0),
                        new Count(Placement.HOME, 1, RecommendationReason.Code.YOURS_NOW, 1, 1, 0),
                        new Count(Placement.HOME, 2, RecommendationReason.Code.YOURS_NOW, 1, 0, 0));
    }

    @Test
    void whatIsHadIsCreditedToWhereItWasSeenLastByThatMember() {
        note(shown(1, ANA), NOW.minus(Duration.ofDays(9)), seen(1));
        note(shown(2, ANA), NOW.minusSeconds(60), seen(1));
        note(shown(3, ANA), NOW.minusSeconds(30), seen(1));
        note(shown(4, BO), NOW.minusSeconds(10), seen(1));
        required(() -> {
            feedback.exchanged(ANA, 1, NOW.minus(Duration.ofDays(7)), NOW);
            feedback.exchanged(ANA, 2, NOW.minus(Duration.ofDays(7)), NOW);
            return 0;
        });

        assertThat(exchangedRequests()).containsExactly(3L);
    }

    @Test
    void erasingLeavesTheCountsAndNobodysName() {
        save(ANA, false);
        note(shown(1, ANA), NOW, clicked(1));
        note(shown(2, null), NOW, seen(1));

        new EraseTraces(preferences, feedback, transactions).erase(ANA);

        assertThat(optedOut()).isEmpty();
        assertThat(feedback.counts(NOW))
                .containsExactly(new Count(Placement.HOME, 0, RecommendationReason.Code.YOURS_NOW, 2, 1, 0));
        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForList("SELECT MEMBER_ID FROM LOYALTY_RECOMMENDED WHERE MEMBER_ID IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void whatIsOldIsForgottenInChunks() {
        for (int request = 1; request <= 5; request++) {
            note(shown(request, ANA), NOW.minusSeconds(request), seen(1));
        }

        assertThat(required(() -> feedback.forget(NOW.minusSeconds(2), 2))).isEqualTo(2);
        assertThat(required(() -> feedback.forget(NOW.minusSeconds(2), 2))).isEqualTo(1);
        assertThat(feedback.counts(NOW.minusSeconds(99)).get(0).seen()).isEqualTo(2);
    }

    @Test
    void allNodesSignByOneKey() throws Exception {
        List<byte[]> keys = new ArrayList<>();
        for (byte[] key : inParallel(4, () -> new JdbcFeedbackKey(database.dataSource(), transactions).get())) {
            keys.add(key);
        }
        assertThat(keys).allMatch(key -> Arrays.equals(key, keys.get(0)));
        assertThat(keys.get(0)).hasSize(32);
    }

    @Test
    void theDatabaseFindsWhatIsShownAndNotTooDear() {
        long cheap = add(anOffer().product(1).costing(100).at(2));
        long second = add(anOffer().product(2).costing(300).at(1));
        long dear = add(anOffer().product(3).costing(600).in("new"));
        long dearer = add(anOffer().product(4).costing(700));
        long trees = add(anOffer().of(new Content.Donation("trees")).costing(50).at(3));
        add(anOffer()
                .product(5)
                .costing(1)
                .seen(Window.always(OfferFixture.ZONE).within(null, LocalDateTime.of(2026, 5, 1, 10, 0))));
        required(() -> offers.add(anOffer().costing(1).terms(), false, NOW, "test"));

        assertThat(find(500L, null, null, Set.of(), Set.of(), Set.of())).containsExactly(second, cheap, trees);
        assertThat(find(600L, 500L, null, Set.of(), Set.of(), Set.of())).containsExactly(dear, dearer);
        assertThat(find(null, null, null, Set.of("GOODS"), Set.of(1L), Set.of(dearer)))
                .containsExactlyInAnyOrder(second, dear);
        assertThat(find(null, null, "new", Set.of(), Set.of(), Set.of())).containsExactly(dear);

        tastes.known = Map.of(
                1L, new ItemTaste(Map.of(99L, 0.5f), Map.of(), 2, 1),
                2L, new ItemTaste(Map.of(), Map.of(), 1, 9));
        assertThat(find(500L, null, null, Set.of(), Set.of(), Set.of())).containsExactly(cheap, second, trees);
    }

    private List<Long> find(
            Long most, Long least, String zone, Set<String> kinds, Set<Long> withoutProducts, Set<Long> withoutOffers) {
        OfferSearch search = new JdbcOfferSearch(database.dataSource(), tastes, transactions);
        return search
                .find(new OfferSearch.Query(
                        NOW,
                        null,
                        Set.of(),
                        most == null ? null : Points.of(most),
                        least == null ? null : Points.of(least),
                        null,
                        zone,
                        kinds,
                        withoutProducts,
                        withoutOffers,
                        new MemberTaste(Map.of(99L, 1f), Map.of()),
                        20))
                .stream()
                .map(OfferSearch.Found::offerId)
                .toList();
    }

    private long add(OfferFixture offer) {
        return required(() -> offers.add(offer.terms(), true, NOW, "test"))
                .ref()
                .id();
    }

    private static RequestIds.Shown shown(long id, MemberId member) {
        return new RequestIds.Shown(id, member, Placement.HOME, Recommendations.Source.DATABASE, NOW, List.of());
    }

    private static Noticed seen(long offer) {
        return new Noticed(offer, (int) offer - 1, RecommendationReason.Code.YOURS_NOW, false);
    }

    private static Noticed clicked(long offer) {
        return new Noticed(offer, (int) offer - 1, RecommendationReason.Code.YOURS_NOW, true);
    }

    private int note(RequestIds.Shown shown, Instant at, Noticed... noticed) {
        return required(() -> {
            feedback.note(shown, List.of(noticed), at);
            return 0;
        });
    }

    private List<Long> exchangedRequests() {
        return new JdbcTemplate(database.dataSource())
                .queryForList("SELECT REQUEST_ID FROM LOYALTY_RECOMMENDED WHERE EXCHANGED_AT IS NOT NULL", Long.class);
    }

    private Set<MemberId> optedOut() {
        return required(() -> preferences.among(Set.of(ANA, BO)));
    }

    private void save(MemberId member, boolean personalised) {
        required(() -> {
            preferences.save(member, personalised, NOW);
            return 0;
        });
    }

    private <T> T required(Supplier<T> work) {
        return transactions.required(work);
    }

    private static <T> List<T> inParallel(int threads, Supplier<T> work)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work::get));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class Tastes implements ItemTastes {
        private Map<Long, ItemTaste> known = Map.of();

        @Override
        public Map<Long, ItemTaste> of(Collection<Long> productIds) {
            return known;
        }

        @Override
        public long generation() {
            return 1;
        }

        @Override
        public List<Long> changedSince(long generation, long after, int limit) {
            return List.of();
        }
    }
}
