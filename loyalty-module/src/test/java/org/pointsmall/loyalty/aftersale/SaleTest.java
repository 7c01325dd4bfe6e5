package org.pointsmall.loyalty.aftersale;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.assertj.core.api.Assertions.assertThat;

/** On which parts of an order money and points fell: as it was recorded, as long as that makes sense. */
class SaleTest {
    private static final long MUG = 1;
    private static final long HAT = 2;
    /** Two lines of 10.00 each, without shipping. */
    private static final Cart CART = cart(2_000);

    private static final Sale.Fallen NOTHING = new Sale.Fallen(Points.ZERO, Allocation.NONE);

    @Test
    void whatWasRecordedFellSoWhateverTheProportions() {
        Sale sale = Sale.of(
                CART,
                cny(300),
                new Sale.Fallen(Points.of(30), fallen(part(MUG, 21, 210), part(HAT, 9, 90))),
                new Sale.Fallen(Points.of(17), fallen(part(MUG, 3, 0), part(HAT, 14, 0))));

        assertThat(sale.goods()).containsExactly(sold(MUG, 210, 21, 3), sold(HAT, 90, 9, 14));
        assertThat(sale.shipping()).isNull();
    }

    @Test
    void aLineMayHaveBeenPaidWholeByPoints() {
        Sale sale = Sale.of(
                CART,
                cny(1_200),
                new Sale.Fallen(Points.of(120), fallen(part(MUG, 100, 1_000), part(HAT, 20, 200))),
                NOTHING);

        assertThat(sale.goods()).containsExactly(sold(MUG, 1_000, 100, 0), sold(HAT, 200, 20, 0));
    }

    @Test
    void whatWasRecordedOfMoreThanALineCostIsSplitAnewInProportion() {
        Sale sale = Sale.of(
                CART,
                cny(1_202),
                new Sale.Fallen(Points.of(120), fallen(part(MUG, 100, 1_001), part(HAT, 20, 201))),
                NOTHING);

        assertThat(sale.goods()).containsExactly(sold(MUG, 601, 100, 0), sold(HAT, 601, 20, 0));
    }

    @Test
    void moneyThatWasRecordedInAnotherSumIsSplitAnewInProportion() {
        for (long recorded : new long[] {299, 301}) {
            Sale sale =
                    Sale.of(CART, cny(300), new Sale.Fallen(Points.of(30), fallen(part(MUG, 30, recorded))), NOTHING);

            assertThat(sale.goods()).containsExactly(sold(MUG, 150, 30, 0), sold(HAT, 150, 0, 0));
        }
    }

    @Test
    void pointsThatWereRecordedInAnotherSumFallAsTheRecordedOnesDid() {
        Sale sale = Sale.of(
                CART,
                cny(400),
                new Sale.Fallen(Points.of(80), fallen(part(MUG, 10, 100), part(HAT, 30, 300))),
                new Sale.Fallen(Points.of(6), fallen(part(MUG, 1, 0), part(HAT, 2, 0))));

        assertThat(sale.goods()).containsExactly(sold(MUG, 100, 20, 2), sold(HAT, 300, 60, 4));
    }

    /** Points by what points paid, the award by what was paid otherwise. */
    @Test
    void pointsOfWhichNothingWasRecordedFallByWhatWasPaid() {
        Sale sale = Sale.of(
                CART,
                cny(1_000),
                new Sale.Fallen(Points.of(99), fallen(part(MUG, 0, 1_000))),
                new Sale.Fallen(Points.of(10), Allocation.NONE));

        assertThat(sale.goods()).containsExactly(sold(MUG, 1_000, 99, 0), sold(HAT, 0, 0, 10));
    }

    @Test
    void pointsOfAnOrderOnWhichNobodyPaidAreTheFirstLines() {
        Sale sale = Sale.of(cart(0), cny(0), NOTHING, new Sale.Fallen(Points.of(5), Allocation.NONE));

        assertThat(sale.goods()).extracting(part -> part.earned().value()).containsExactly(5L, 0L);
    }

    @Test
    void shippingIsAPartWhereItCostSomethingAndALineIsFoundByItsItem() {
        Sale sale = Sale.of(cart(2_500), cny(0), NOTHING, NOTHING);

        assertThat(sale.shipping())
                .isEqualTo(new SoldPart(null, 1, cny(500), cny(0), cny(0), Points.ZERO, Points.ZERO));
        assertThat(sale.line(HAT)).contains(sold(HAT, 0, 0, 0));
        assertThat(sale.line(3)).isEmpty();
    }

    private static Cart cart(long total) {
        List<CartLine> lines = List.of(
                new CartLine(MUG, 7L, 1, cny(Math.min(total, 1_000)), cny(0)),
                new CartLine(HAT, 8L, 1, cny(Math.min(total, 1_000)), cny(0)));
        return new Cart(new OrderRef(4711, null), lines, cny(0), cny(0), cny(total));
    }

    private static SoldPart sold(long item, long offset, long spent, long earned) {
        return new SoldPart(item, 1, cny(1_000), cny(0), cny(offset), Points.of(spent), Points.of(earned));
    }

    private static Allocation fallen(Allocation.Part... parts) {
        return new Allocation(List.of(parts));
    }

    private static Allocation.Part part(@Nullable Long item, long points, long fen) {
        return new Allocation.Part(item, Points.of(points), cny(fen));
    }

    private static Money cny(long fen) {
        return new Money(fen, LedgerFixture.CNY);
    }
}
