package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.OfferSearch.Query;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.pointsmall.loyalty.recommendation.SearchedMall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.recommendation.SearchedMall.run;
import static org.pointsmall.loyalty.recommendation.elasticsearch.RandomMall.ANA;
import static org.pointsmall.loyalty.recommendation.elasticsearch.RandomMall.BEN;

/** On a real Elasticsearch: nothing is recommended that the member couldn't have, whatever changes meanwhile. */
@Tag("heavy")
class RacingChangesTest {
    private static final int PAGE = 12;
    private static final int QUESTIONS = 60;

    private final ElasticsearchParts parts = SearchFixture.onSharedNode(SearchFixture.newPrefix());

    @AfterEach
    void drop() throws IOException {
        parts.close();
    }

    /** The search has answered, and the answer is not checked yet: anything may happen in between. */
    @Test
    void whatChangesBetweenTheQueryAndItsAnswerIsTakenIntoAccount() {
        AtomicInteger answers = new AtomicInteger();
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            RandomMall[] happening = new RandomMall[1];
            SearchedMall mall = new SearchedMall(
                    after(() -> {
                        answers.incrementAndGet();
                        for (int i = random.nextInt(6); i > 0; i--) {
                            happening[0].somethingHappens();
                        }
                    }),
                    parts.index());
            happening[0] = new RandomMall(seed, mall);
            happening[0].fill(150);
            run(mall.rebuild.beginByHand());
            for (int question = 0; question < 25; question++) {
                if (random.nextInt(5) == 0) {
                    mall.feed();
                }
                MemberId member = happening[0].member();
                int limit = 1 + random.nextInt(PAGE);
                Recommendations page = mall.recommend(member, limit);
                isRight(mall, member, limit, page);
            }
        }
        assertThat(answers).hasValueGreaterThanOrEqualTo(75);
    }

    private static void isRight(SearchedMall mall, MemberId member, int limit, Recommendations page) {
        assertThat(page.source()).isEqualTo(Recommendations.Source.ELASTICSEARCH);
        long balance = mall.balance(member);
        long reach = balance + Math.max(100, balance / 5);
        Map<Long, Long> had = mall.lacking(mall.ids(), member);
        had.values().removeIf(lacking -> balance + lacking > reach);
        assertThat(page.items()).allSatisfy(item -> {
            long id = item.offer().offer().id();
            assertThat(had).containsEntry(id, item.pointsShort().value());
            assertThat(item.offer().offer().terms()).isEqualTo(mall.offer(id).terms());
        });
        assertThat(page.items()).hasSize(Math.min(limit, had.size()));
    }

    private OfferSearch after(Runnable something) {
        return new OfferSearch() {
            @Override
            public List<Found> find(Query query) {
                return findAll(List.of(query)).get(0);
            }

            @Override
            public List<List<Found>> findAll(List<Query> queries) {
                List<List<Found>> found = parts.search().findAll(queries);
                something.run();
                return found;
            }
        };
    }

    /** What of an offer counts for a member with enough points. */
    private record Sold(boolean buyable, long points) {}

    /** Row 40 of the lessons, with all that changes: whoever asks while the alias moves sees neither a gap nor a double. */
    @Test
    void queriesDuringSwapNeverFailTheShopper() throws Exception {
        int stable = 40;
        int changing = 60;
        int writers = 2;
        List<String> odd = new CopyOnWriteArrayList<>();
        SearchedMall mall = new SearchedMall(complete(odd), parts.index());
        mall.give(ANA, 5_000);
        mall.give(BEN, 300);
        History<Long> bensPoints = new History<>(300L);
        Map<Long, History<Sold>> offers = new HashMap<>();
        for (int i = 0; i < stable + changing; i++) {
            long points = i < stable ? 10 : 10L + i;
            long id = mall.publish(offer(i, points));
            offers.put(id, new History<>(new Sold(true, points)));
        }
        List<Long> ids = offers.keySet().stream().sorted().toList();
        run(mall.rebuild.beginByHand());

        AtBeats beats = new AtBeats();
        for (int writer = 0; writer < writers; writer++) {
            int first = stable + writer;
            Random random = new Random(writer);
            beats.each(1, () -> {
                int i = first + writers * random.nextInt(changing / writers);
                change(mall, random, i, ids.get(i), offers.get(ids.get(i)));
            });
        }
        Random spending = new Random(9);
        beats.each(2, () -> {
            long points = bensPoints.last();
            if (points > 100) {
                long spent = 1 + (long) spending.nextInt(80);
                bensPoints.change(points - spent, () -> mall.spend(BEN, spent));
            } else {
                bensPoints.change(points + 200, () -> mall.give(BEN, 200));
            }
        });
        beats.each(2, mall::feed);
        beats.each(10, () -> {
            run(mall.rebuild.beginByHand());
            run(mall.rebuild.begin());
        });
        beats.during(List.of(
                () -> ask(mall, ANA, beats, offers, new History<>(5_000L)),
                () -> ask(mall, BEN, beats, offers, bensPoints)));
        assertThat(odd).as("no answer, or one with a gap or a double").isEmpty();
    }

    private static void ask(
            SearchedMall mall, MemberId member, AtBeats beats, Map<Long, History<Sold>> offers, History<Long> balance) {
        for (int question = 0; question < QUESTIONS; question++) {
            beats.beat();
            long from = System.nanoTime();
            Recommendations page = mall.recommend(member, PAGE);
            wasRight(page, from, System.nanoTime(), offers, balance);
        }
    }

    private static OfferFixture offer(int i, long points) {
        return anOffer()
                .product(1L + i)
                .named("Design " + RandomMall.words(1L + i))
                .costing(points)
                .limitedTo(Supply.of(1));
    }

    private static void change(SearchedMall mall, Random random, int i, long id, History<Sold> history) {
        long product = 1L + i;
        Sold now = history.last();
        if (!now.buyable()) {
            history.change(new Sold(true, now.points()), () -> {
                mall.store.switchOn(product);
                mall.store.unflag(product);
                if (mall.remaining(id) == 0) {
                    mall.putBack(id, 1);
                }
                mall.change(id, offer(i, now.points()), true);
            });
            return;
        }
        Sold gone = new Sold(false, now.points());
        switch (random.nextInt(5)) {
            case 0 -> history.change(gone, () -> mall.store.switchOff(product));
            case 1 -> history.change(gone, () -> mall.store.flag(product));
            case 2 -> history.change(gone, () -> mall.take(id, 1));
            case 3 -> history.change(gone, () -> mall.change(id, offer(i, now.points()), false));
            default -> {
                long points = 10L + random.nextInt(400);
                history.change(new Sold(true, points), () -> mall.change(id, offer(i, points), true));
            }
        }
    }

    private static void wasRight(
            Recommendations page, long from, long until, Map<Long, History<Sold>> offers, History<Long> balance) {
        assertThat(page.items()).hasSize(PAGE);
        assertThat(page.items()).extracting(item -> item.offer().offer().id()).doesNotHaveDuplicates();
        List<Long> balances = balance.between(from, until);
        assertThat(page.items()).allSatisfy(item -> {
            long points = item.offer().price().points().value();
            assertThat(offers.get(item.offer().offer().id()).between(from, until))
                    .contains(new Sold(true, points));
            assertThat(balances)
                    .anyMatch(had -> item.pointsShort().value() == Math.max(0, points - had)
                            && points <= had + Math.max(100, had / 5));
        });
    }

    private List<List<Found>> told(List<String> odd, List<Query> queries) {
        try {
            return parts.search().findAll(queries);
        } catch (SearchUnavailable unavailable) {
            odd.add(String.valueOf(unavailable.getMessage()));
            throw unavailable;
        }
    }

    /** More offers can be had at any time than are asked for. */
    private OfferSearch complete(List<String> odd) {
        return new OfferSearch() {
            @Override
            public List<Found> find(Query query) {
                return findAll(List.of(query)).get(0);
            }

            @Override
            public List<List<Found>> findAll(List<Query> queries) {
                List<List<Found>> found = told(odd, queries);
                for (int i = 0; i < queries.size(); i++) {
                    Query query = queries.get(i);
                    List<Found> answer = found.get(i);
                    long distinct =
                            answer.stream().map(Found::offerId).distinct().count();
                    boolean gap =
                            query.least() == null && query.withoutOffers().isEmpty() && answer.size() < query.limit();
                    if (gap || distinct < answer.size()) {
                        odd.add(answer.toString());
                    }
                }
                return found;
            }
        };
    }
}
