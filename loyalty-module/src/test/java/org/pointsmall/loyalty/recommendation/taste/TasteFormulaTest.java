package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.taste.ItemSales.Buyers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TasteFormulaTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Map<String, Float> OWL = Map.of("owl", 1f);
    private static final Map<String, Float> MUG = Map.of("mug", 1f);

    @Test
    void bothPartsAreMeansOverWhatWasBought() {
        MemberTaste one = TasteFormula.member(List.of(1L), Map.of(1L, OWL));
        MemberTaste two = TasteFormula.member(List.of(1L, 2L), Map.of(1L, OWL, 2L, MUG));

        assertThat(one).isEqualTo(new MemberTaste(Map.of(1L, 150f), Map.of("owl", 3f)));
        assertThat(two).isEqualTo(new MemberTaste(Map.of(1L, 75f, 2L, 75f), Map.of("owl", 1.5f, "mug", 1.5f)));
        ItemTaste item = new ItemTaste(Map.of(1L, 0.1f, 9L, 5f), Map.of("owl", 0.5f, "lamp", 0.5f), 2, 0);
        assertThat(TasteFormula.score(item, two)).isEqualTo(2 * (75 * 0.1 + 1.5 * 0.5), within(1e-5));
        assertThat(TasteFormula.score(item, MemberTaste.NONE)).isZero();
    }

    @Test
    void aLongHistoryCountsByItsLatestAndItsWeightiestWords() {
        List<Long> bought = LongStream.range(0, 1000).boxed().toList();
        Map<Long, Map<String, Float>> words =
                bought.stream().collect(Collectors.toMap(id -> id, id -> Map.of("word" + id, 1f / (id + 1))));

        MemberTaste taste = TasteFormula.member(bought, words);

        assertThat(taste.bought()).hasSize(TasteFormula.LATEST_BOUGHT).containsKeys(0L, 299L);
        assertThat(taste.words()).hasSize(TasteFormula.MOST_WORDS).containsKeys("word0", "word99");
        assertThat(taste.bought().values())
                .allSatisfy(weight -> assertThat(weight).isEqualTo(0.5f));
    }

    @Test
    void whoBoughtNothingHasNoTaste() {
        assertThat(TasteFormula.member(List.of(), Map.of())).isEqualTo(MemberTaste.NONE);
        assertThat(TasteFormula.member(List.of(4L), Map.of()).words()).isEmpty();
    }

    @Test
    void membersAreCountedOnceHoweverOftenTheyBought() {
        ItemSales sales = new ItemSales(NOW);
        sales.add(List.of(order(40, 1), order(20, 1, 2), order(7, 1, 2), order(3, 3)));
        sales.add(List.of(order(6, 1, 3)));

        assertThat(sales.of(1)).isEqualTo(new Buyers(2, 2, 2, 1, 2));
        assertThat(sales.of(2)).isEqualTo(new Buyers(1, 1, 1, 0, 0));
        assertThat(sales.of(3)).isEqualTo(new Buyers(2, 2, 2, 2, 1));
        assertThat(sales.of(4)).isEqualTo(Buyers.NONE);
    }

    @Test
    void aSpanBeginsWithItsFirstMoment() {
        ItemSales sales = new ItemSales(NOW);
        sales.add(List.of(orderBefore(Duration.ofDays(60), 1)));
        sales.add(List.of(orderBefore(Duration.ofDays(60).plusMillis(1), 2)));
        sales.add(List.of(orderBefore(Duration.ofDays(30), 3)));
        sales.add(List.of(orderBefore(Duration.ofDays(30).plusMillis(1), 4)));
        sales.add(List.of(orderBefore(Duration.ofDays(7), 5)));
        sales.add(List.of(orderBefore(Duration.ofDays(7).plusMillis(1), 6)));

        assertThat(sales.of(1)).isEqualTo(new Buyers(1, 0, 0, 0, 1));
        assertThat(sales.of(2)).isEqualTo(new Buyers(1, 0, 0, 0, 0));
        assertThat(sales.of(3).month()).isEqualTo(1);
        assertThat(sales.of(4).month()).isZero();
        assertThat(sales.of(5).week()).isEqualTo(1);
        assertThat(sales.of(6).week()).isZero();
    }

    @Test
    void whatSellsLatelyHasATrendAndWhatAllHaveHasLess() {
        assertThat(TasteFormula.trend(new Buyers(100, 20, 5, 1, 0)))
                .isGreaterThan(TasteFormula.trend(new Buyers(100, 2, 0, 0, 0)));
        assertThat(TasteFormula.trend(new Buyers(100, 20, 5, 1, 0)))
                .isGreaterThan(TasteFormula.trend(new Buyers(900, 20, 5, 1, 0)));
        assertThat(TasteFormula.trend(Buyers.NONE)).isPositive();
        assertThat(TasteFormula.popularity(new Buyers(9, 9, 9, 9, 3)))
                .isGreaterThan(TasteFormula.popularity(new Buyers(9, 99, 9, 9, 2)));
        assertThat(TasteFormula.popularity(Buyers.NONE)).isZero();
    }

    private static MemberOrder order(int daysAgo, long... products) {
        return orderBefore(Duration.ofDays(daysAgo), products);
    }

    private static MemberOrder orderBefore(Duration before, long... products) {
        return new MemberOrder(
                new MemberId(1),
                NOW.minus(before),
                LongStream.of(products).boxed().collect(Collectors.toSet()));
    }
}
