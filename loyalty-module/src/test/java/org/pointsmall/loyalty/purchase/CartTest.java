package org.pointsmall.loyalty.purchase;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;

class CartTest {
    private static final OrderRef ORDER = new OrderRef(1, null);

    @Test
    void splitsADiscountOfTheOrderOverItsLinesToTheFen() {
        Cart cart = new Cart(ORDER, List.of(line(1, 1000), line(2, 500), line(3, 500)), fen(1899)).discounted(fen(101));

        assertThat(cart.lines()).extracting(CartLine::price).containsExactly(fen(949), fen(475), fen(475));
        assertThat(cart.merchandise()).isEqualTo(cart.total());
    }

    @Test
    void leavesTheLinesAsTheyAreWithoutADiscount() {
        List<CartLine> lines = List.of(line(1, 1000), line(2, 1));

        assertThat(new Cart(ORDER, lines, fen(1001)).discounted(fen(0)).lines()).isEqualTo(lines);
    }

    @Test
    void neverTakesMoreOffTheLinesThanTheyCost() {
        Cart cart = new Cart(ORDER, List.of(line(1, 1000)), fen(0)).discounted(fen(1500));

        assertThat(cart.merchandise()).isEqualTo(fen(0));
    }

    @Test
    void shippingIsWhatIsNeitherALinesNorTax() {
        CartLine taxed = new CartLine(1, null, 1, fen(1000), fen(130));
        Cart cart = new Cart(ORDER, List.of(taxed, line(2, 500)), fen(6), fen(200), fen(2236));

        assertThat(cart.merchandise()).isEqualTo(fen(1500));
        assertThat(cart.shipping()).isEqualTo(fen(600));
        assertThat(cart.leftToPay()).isEqualTo(fen(2036));
    }

    private static CartLine line(long id, long fen) {
        return new CartLine(id, null, 1, fen(fen));
    }

    private static Money fen(long fen) {
        return new Money(fen, CNY);
    }
}
