package org.pointsmall.loyalty.mall;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.ForeseeOffer.By;
import org.pointsmall.loyalty.mall.ForeseeOffer.Cost;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

/** Product 7 is sold at 86.00, product 8 at no price; offer 17 of the store's takes 10.00 off. A hundred points are worth 1.00. */
class ForeseeOfferTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate WORTH = new PointsRate(Points.of(100), cny("1.00"));

    private final ForeseeOffer foresee = new ForeseeOffer(new Store(), new Transactions() {
        @Override
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            return work.get();
        }
    });

    @Test
    void goodsCostWhatTheStoreSellsThemForLessTheCash() {
        Cost cost = of(new Content.Goods(7), "20.00", null, 100L);

        assertThat(cost.by()).isEqualTo(By.GOODS);
        assertThat(cost.net()).isEqualTo(cny("66.00"));
        assertThat(cost.inAll()).contains(cny("6600.00"));
        assertThat(cost.points()).isEqualTo(cny("20.00"));
        assertThat(cost.pointsInAll()).contains(cny("2000.00"));
    }

    @Test
    void cashAbovePriceCostsNothingAndIsSaidInFull() {
        Cost cost = of(new Content.Goods(7), "90.00", null, null);

        assertThat(cost.net()).isEqualTo(cny("0.00"));
        assertThat(cost.cash()).isEqualTo(cny("90.00"));
        assertThat(cost.inAll()).isEmpty();
    }

    @Test
    void whatIsSentAgainCostsAsOftenAndCouponsAndShippingWhatTheyTakeOff() {
        assertThat(of(new Content.Recurring(7, 12, 1), null, null, null).net()).isEqualTo(cny("1032.00"));
        assertThat(of(new Content.Coupon(17, 0, null), null, null, 3L).inAll()).contains(cny("30.00"));
        assertThat(of(new Content.Shipping(cny("8.00")), null, null, null).net())
                .isEqualTo(cny("8.00"));
    }

    @Test
    void whatNothingTellsIsTakenFromTheMarketOrSaidToBeUnknown() {
        assertThat(of(new Content.Goods(8), null, "30.00", null).by()).isEqualTo(By.MARKET);
        assertThat(of(new Content.Coupon(18, 0, null), null, "5.00", null).net())
                .isEqualTo(cny("5.00"));
        assertThat(foresee.of(terms(new Content.Entitlement("lounge", 1, null), null, null, 5L), WORTH))
                .isEmpty();
    }

    private Cost of(Content content, @Nullable String cash, @Nullable String market, @Nullable Long pieces) {
        return foresee.of(terms(content, cash, market, pieces), WORTH).orElseThrow();
    }

    private static OfferTerms terms(
            Content content, @Nullable String cash, @Nullable String market, @Nullable Long pieces) {
        OfferTerms usual = OfferFixture.anOffer().of(content).terms();
        return new OfferTerms(
                usual.name(),
                content,
                new Price(
                        Points.of(2_000),
                        cash == null ? null : cny(cash),
                        market == null ? null : cny(market),
                        null,
                        null),
                new Supply(
                        pieces,
                        usual.supply().perMember(),
                        usual.supply().period(),
                        usual.supply().stockComesBack(),
                        usual.supply().quotaComesBack()),
                usual.audience(),
                usual.seen(),
                usual.exchangeable(),
                usual.besides(),
                usual.givesBack(),
                usual.zones(),
                usual.position());
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }

    private static final class Store implements OfferMeans {
        @Override
        public Set<Long> products(Collection<Long> ids) {
            return Set.of();
        }

        @Override
        public Set<Long> storeOffers(Collection<Long> ids) {
            return Set.of();
        }

        @Override
        public Set<Long> pools() {
            return Set.of();
        }

        @Override
        public Optional<Money> price(long product) {
            return product == 7 ? Optional.of(cny("86.00")) : Optional.empty();
        }

        @Override
        public Optional<Money> amountOff(long storeOffer) {
            return storeOffer == 17 ? Optional.of(cny("10.00")) : Optional.empty();
        }
    }
}
