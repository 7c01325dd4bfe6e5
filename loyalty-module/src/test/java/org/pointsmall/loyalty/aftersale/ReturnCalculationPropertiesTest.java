package org.pointsmall.loyalty.aftersale;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.aftersale.ReturnReceipt.Line;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every order and every sequence of returns, on every part of it and at every step. */
class ReturnCalculationPropertiesTest {
    private static final int RUNS = RandomRuns.of(3_000);

    @Test
    void anySequenceOfReturnsComesToTheWholeAndTheMerchantIsNeverShortOnTheWay() {
        long requests = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            Random random = new Random(seed);
            RandomSales sales = new RandomSales(random);
            Cart cart = sales.cart(1);
            Sale sale = sales.sale(cart);
            List<Line> returned = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                ReturnCalculation calculation = new ReturnCalculation(sale, sales.givingBackBoth(), returned);
                if (calculation.of(sales.request(cart, "r" + i)) instanceof Outcome.Done<List<Line>> done) {
                    returned.addAll(done.value());
                    requests++;
                    assertNotShort(sale, returned, seed);
                }
            }
            returned.addAll(new ReturnCalculation(sale, sales.policy(), returned).everything());

            assertWhole(sale, returned, seed);
        }
        assertThat(requests).isGreaterThan(RUNS);
    }

    @Test
    void whatAPolicyKeepsNoLaterReturnBringsBack() {
        for (long seed = 1; seed <= RUNS; seed++) {
            Random random = new Random(seed);
            RandomSales sales = new RandomSales(random);
            Cart cart = sales.cart(1);
            Sale sale = sales.sale(cart);
            List<Line> returned = new ArrayList<>();
            Money cashKept = Money.zero(cart.currency());
            Points pointsKept = Points.ZERO;
            for (int i = random.nextInt(6); i > 0; i--) {
                ReturnPolicy policy = sales.policy();
                ReturnPolicy both = new ReturnPolicy(policy.shipping(), policy.tax(), ReturnPolicy.Refund.BOTH);
                ReturnRequest request = sales.request(cart, "r" + i);
                if (new ReturnCalculation(sale, policy, returned).of(request)
                        instanceof Outcome.Done<List<Line>> done) {
                    List<Line> full = ((Outcome.Done<List<Line>>)
                                    new ReturnCalculation(sale, both, returned).of(request))
                            .value();
                    cashKept = cashKept.plus(cash(full, cart).minus(cash(done.value(), cart)));
                    pointsKept = pointsKept.plus(points(full).minus(points(done.value())));
                    returned.addAll(done.value());
                }
            }
            returned.addAll(new ReturnCalculation(sale, sales.policy(), returned).everything());

            assertThat(cash(returned, cart).plus(cashKept))
                    .as("seed %s", seed)
                    .isEqualTo(parts(sale)
                            .map(part -> part.price().plus(part.tax()).minus(part.offset()))
                            .reduce(Money.zero(cart.currency()), Money::plus));
            assertThat(points(returned).plus(pointsKept))
                    .as("seed %s", seed)
                    .isEqualTo(parts(sale).map(SoldPart::spent).reduce(Points.ZERO, Points::plus));
        }
    }

    @Test
    void thePartsOfASaleSumToWhatWasPaid() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomSales sales = new RandomSales(new Random(seed));
            Cart cart = sales.cart(1);
            Sale sale = sales.sale(cart);
            Money nothing = Money.zero(cart.currency());

            assertThat(parts(sale).map(part -> part.price().plus(part.tax())).reduce(nothing, Money::plus))
                    .as("seed %s", seed)
                    .isEqualTo(cart.total());
        }
    }

    private static void assertNotShort(Sale sale, List<Line> returned, long seed) {
        parts(sale).forEach(part -> {
            Line sum = sum(part, returned);
            Money gross = sum.value().plus(sum.tax());
            Money whole = part.price().plus(part.tax());
            assertThat(sum.quantity()).isLessThanOrEqualTo(part.quantity());
            assertThat(sum.value().isMoreThan(part.price())).as("seed %s", seed).isFalse();
            assertThat(sum.tax().isMoreThan(part.tax())).as("seed %s", seed).isFalse();
            assertThat(gross).as("seed %s", seed).isEqualTo(sum.cash().plus(sum.offset()));
            // Cash and points back: at most their exact share. Points taken back: at least theirs.
            assertThat(product(sum.cash().minorUnits(), whole.minorUnits()))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(product(whole.minus(part.offset()).minorUnits(), gross.minorUnits()));
            if (!whole.isZero()) {
                assertThat(product(sum.pointsBack().value(), whole.minorUnits()))
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo(product(part.spent().value(), gross.minorUnits()));
            }
            assertThat(product(sum.pointsTakenBack().value(), part.price().minorUnits()))
                    .as("seed %s", seed)
                    .isGreaterThanOrEqualTo(
                            product(part.earned().value(), sum.value().minorUnits()));
        });
    }

    private static void assertWhole(Sale sale, List<Line> returned, long seed) {
        parts(sale).forEach(part -> assertThat(sum(part, returned))
                .as("seed %s", seed)
                .isEqualTo(new Line(
                        part.itemId(),
                        part.quantity(),
                        part.price(),
                        part.tax(),
                        part.offset(),
                        part.spent(),
                        part.earned(),
                        part.price().plus(part.tax()).minus(part.offset()))));
    }

    private static Line sum(SoldPart part, List<Line> lines) {
        Money nothing = Money.zero(part.price().currency());
        Line none = new Line(part.itemId(), 0, nothing, nothing, nothing, Points.ZERO, Points.ZERO, nothing);
        return lines.stream()
                .filter(line -> Objects.equals(line.itemId(), part.itemId()))
                .reduce(
                        none,
                        (one, two) -> new Line(
                                one.itemId(),
                                one.quantity() + two.quantity(),
                                one.value().plus(two.value()),
                                one.tax().plus(two.tax()),
                                one.offset().plus(two.offset()),
                                one.pointsBack().plus(two.pointsBack()),
                                one.pointsTakenBack().plus(two.pointsTakenBack()),
                                one.cash().plus(two.cash())));
    }

    private static Money cash(List<Line> lines, Cart cart) {
        return lines.stream().map(Line::cash).reduce(Money.zero(cart.currency()), Money::plus);
    }

    private static Points points(List<Line> lines) {
        return lines.stream().map(Line::pointsBack).reduce(Points.ZERO, Points::plus);
    }

    private static Stream<SoldPart> parts(Sale sale) {
        return Stream.concat(sale.goods().stream(), Stream.ofNullable(sale.shipping()));
    }

    private static BigInteger product(long one, long two) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(two));
    }
}
