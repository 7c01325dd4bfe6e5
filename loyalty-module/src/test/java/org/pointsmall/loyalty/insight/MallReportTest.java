package org.pointsmall.loyalty.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.insight.MallReport.Ranked;
import org.pointsmall.loyalty.insight.MallReport.Share;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.Stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** What a merchant is told of the mall. */
class MallReportTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final InMemoryOffers offers = new InMemoryOffers();
    private final InMemoryStock stock = new InMemoryStock();
    private final Map<Long, Long> exchanged = new HashMap<>();
    private final Map<Long, Long> sold = new HashMap<>();
    private final OfferFigures figures = new OfferFigures() {
        @Override
        public Map<Long, Long> exchanged(Instant since) {
            assertThat(since).isEqualTo(NOW.minus(Duration.ofDays(30)));
            return exchanged;
        }

        @Override
        public Map<Long, Long> sold(Instant since) {
            assertThat(since).isEqualTo(NOW.minus(Duration.ofDays(7)));
            return sold;
        }
    };
    private final MallReport report = new MallReport(
            offers,
            new Stock(stock),
            figures,
            PriceMix.of(1_000, 5_000, "60/30/10"),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            standingAt(NOW));

    @Test
    void bandsAreDecidedByListPriceAndSharesSumToAHundred() {
        add(anOffer().costing(1_000));
        add(anOffer().costing(1_001));
        long rare = add(anOffer().costing(5_000));
        offers.add(anOffer().costing(1).terms(), false, NOW, "test");
        exchanged.put(rare, 7L);

        assertThat(report.report().shares())
                .containsExactly(
                        new Share(PriceBand.EVERYDAY, 1, 34, 60, 0),
                        new Share(PriceBand.QUALITY, 1, 33, 30, 0),
                        new Share(PriceBand.RARE, 1, 33, 10, 7));
        assertThat(PriceMix.percent(List.of(0L, 0L, 0L))).containsExactly(0, 0, 0);
        assertThat(PriceMix.percent(List.of(1L, 1L, 6L))).containsExactly(13, 12, 75);
        assertThat(PriceMix.of(10, 20, "60/30/10").of(Points.of(19))).isEqualTo(PriceBand.QUALITY);
    }

    @Test
    void whatNobodyCanHaveIsNamedWithWhatItLacks() {
        add(anOffer());
        long gone = add(anOffer());
        offers.note(gone, Lack.CODES);

        assertThat(report.report().gone()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(gone);
            assertThat(one.lack()).isEqualTo(Lack.CODES);
        });
    }

    @Test
    void aMixThatIsNoneIsRefused() {
        for (String wrong : List.of("60/30", "60/30/20", "a/b/c", "60-30-10", "")) {
            assertThatThrownBy(() -> PriceMix.of(1_000, 5_000, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PriceMix.of(5_000, 5_000, "60/30/10")).hasMessageContaining("rare costs more");
    }

    @Test
    void theBestHaveSomethingAndTheWorstHaveLeast() {
        for (int i = 0; i < 8; i++) {
            long id = add(anOffer());
            if (i > 3) {
                exchanged.put(id, (long) i);
            }
        }

        assertThat(report.report().best()).extracting(Ranked::id).containsExactly(8L, 7L, 6L, 5L);
        assertThat(report.report().worst()).extracting(Ranked::id).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void daysOfStockLeftAreWarnedOfBelowThree() {
        long enough = add(anOffer().limitedTo(Supply.of(30)));
        long few = add(anOffer().limitedTo(Supply.of(29)));
        long unsold = add(anOffer().limitedTo(Supply.of(1)));
        long gone = add(anOffer().limitedTo(Supply.of(5)));
        long unlimited = add(anOffer());
        sold.putAll(Map.of(enough, 70L, few, 68L, unlimited, 9L));
        stock.take(MallOffer.stockKey(gone), 5, null);

        Map<Long, StockLeft> left = report.left();

        assertThat(left).containsOnlyKeys(enough, few, unsold, gone);
        assertThat(left.get(enough).days()).hasValue(3);
        assertThat(left.get(enough).isRunningOut()).isFalse();
        assertThat(left.get(few).days()).hasValue(2);
        assertThat(left.get(few).isRunningOut()).isTrue();
        assertThat(left.get(unsold).days()).isEmpty();
        assertThat(left.get(unsold).isRunningOut()).isFalse();
        assertThat(left.get(gone)).isEqualTo(new StockLeft(0, 0));
        assertThat(left.get(gone).isRunningOut()).isTrue();
    }

    private long add(OfferFixture offer) {
        return offers.add(offer.terms(), true, NOW, "test").ref().id();
    }
}
