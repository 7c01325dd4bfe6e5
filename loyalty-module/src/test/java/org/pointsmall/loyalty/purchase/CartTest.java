package org.pointsmall.loyalty.purchase;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.account.LedgerFixture.CNY;

class CartTest {
    private static final OrderRef ORDER = new OrderRef(1, null);

    @Test
    void splitsADiscountOfTheOrderOverItsLinesToTheFen() {
        Cart cart = Cart.discounted(ORDER, List.of(line(1, 1000), line(2, 500), line(3, 500)), fen(101), fen(1899));

        assertThat(cart.lines()).extracting(CartLine::price).containsExactly(fen(949), fen(475), fen(475));
        assertThat(cart.merchandise()).isEqualTo(cart.total());
    }

    @Test
    void leavesTheLinesAsTheyAreWithoutADiscount() {
        List<CartLine> lines = List.of(line(1, 1000), line(2, 1));

        assertThat(Cart.discounted(ORDER, lines, fen(0), fen(1001)).lines()).isEqualTo(lines);
    }

    @Test
    void neverTakesMoreOffTheLinesThanTheyCost() {
        Cart cart = Cart.discounted(ORDER, List.of(line(1, 1000)), fen(1500), fen(0));

        assertThat(cart.merchandise()).isEqualTo(fen(0));
    }

    private static CartLine line(long id, long fen) {
        return new CartLine(id, null, 1, fen(fen));
    }

    private static Money fen(long fen) {
        return new Money(fen, CNY);
    }
}
