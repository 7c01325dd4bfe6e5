package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.ReturnPolicy.Refund;
import org.pointsmall.loyalty.aftersale.ReturnPolicy.Shipping;
import org.pointsmall.loyalty.aftersale.ReturnReceipt.Line;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What a return comes to, by each policy and to the last fen. */
class ReturnCalculationTest {
    private static final long MUGS = 1;

    /** Two for 10.00, of which 400 points paid 4.00; the rest earned 7. */
    private static final SoldPart TWO_MUGS =
            new SoldPart(MUGS, 2, cny(1_000), cny(0), cny(400), Points.of(400), Points.of(7));
    /** Three for 20.00 and 2.00 of tax: a third of each is no whole fen. */
    private static final SoldPart THREE_MUGS =
            new SoldPart(MUGS, 3, cny(2_000), cny(200), cny(0), Points.ZERO, Points.ZERO);

    private static final SoldPart SHIPPING = new SoldPart(null, 1, cny(500), cny(0), cny(0), Points.ZERO, Points.ZERO);

    private final List<Line> returned = new ArrayList<>();

    @Test
    void bothGoBackAndTheAwardIsTakenBack() {
        assertThat(moved(Refund.BOTH)).containsExactly(new Moved(200, 4, 300), new Moved(200, 3, 300));
    }

    @Test
    void whereOnlyCashGoesBackThePointsAreGoneAndTheAwardIsTakenBackAllTheSame() {
        assertThat(moved(Refund.CASH_ONLY)).containsExactly(new Moved(0, 4, 300), new Moved(0, 3, 300));
    }

    @Test
    void whereOnlyPointsGoBackTheCashIsKeptAndTheMemberKeepsWhatItEarned() {
        assertThat(moved(Refund.POINTS_ONLY)).containsExactly(new Moved(200, 0, 0), new Moved(200, 0, 0));
    }

    /** What the policy kept of the first piece stays kept; of the rest a cancel gives back everything. */
    @ParameterizedTest
    @EnumSource(Refund.class)
    void aCancelAfterAReturnUndoesTheRestWhateverThePolicy(Refund refund) {
        Sale sale = new Sale(List.of(TWO_MUGS), SHIPPING);
        ReturnPolicy policy = new ReturnPolicy(Shipping.KEEP, true, refund);
        takeBack(sale, policy, ReturnRequest.Line.pieces(MUGS, 1));

        List<Line> rest = new ReturnCalculation(sale, policy, returned).everything();

        assertThat(rest)
                .containsExactly(
                        new Line(MUGS, 1, cny(500), cny(0), cny(200), Points.of(200), Points.of(3), cny(300)),
                        new Line(null, 1, cny(500), cny(0), cny(0), Points.ZERO, Points.ZERO, cny(500)));
    }

    @Test
    void whatIsLeftAfterAReturnOfEverythingIsTheShippingThatWasKept() {
        Sale sale = new Sale(List.of(TWO_MUGS), SHIPPING);
        ReturnPolicy keep = new ReturnPolicy(Shipping.KEEP, true, Refund.BOTH);
        List<Line> all = takeBack(sale, keep, ReturnRequest.Line.pieces(MUGS, 2));
        assertThat(all).extracting(Line::itemId).containsExactly(MUGS);
        assertThat(new ReturnCalculation(sale, keep, List.of()).allGoodsAreBack(all))
                .isTrue();

        List<Line> rest = new ReturnCalculation(sale, keep, returned).everything();

        assertThat(rest)
                .containsExactly(new Line(null, 1, cny(500), cny(0), cny(0), Points.ZERO, Points.ZERO, cny(500)));
        returned.addAll(rest);
        assertThat(new ReturnCalculation(sale, keep, returned).everything()).isEmpty();
    }

    @Test
    void aPiecesWorthAndTheTaxOnItAreRoundedDownAndTheLastOneTakesTheRest() {
        Sale sale = new Sale(List.of(THREE_MUGS), null);
        ReturnPolicy policy = new ReturnPolicy(Shipping.KEEP, true, Refund.BOTH);

        List<Line> pieces = new ArrayList<>();
        for (int piece = 0; piece < 3; piece++) {
            pieces.addAll(takeBack(sale, policy, ReturnRequest.Line.pieces(MUGS, 1)));
        }

        assertThat(pieces).extracting(Line::value).containsExactly(cny(666), cny(667), cny(667));
        // By then 66.6, 133.3 and 200 fen of tax.
        assertThat(pieces).extracting(Line::tax).containsExactly(cny(66), cny(67), cny(67));
    }

    @Test
    void shippingInProportionIsRoundedDownAndTheLastOfItGoesWithTheLastOfTheGoods() {
        Sale sale = new Sale(List.of(THREE_MUGS), SHIPPING);
        ReturnPolicy policy = new ReturnPolicy(Shipping.IN_PROPORTION, true, Refund.BOTH);

        List<Money> shipping = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        for (int piece = 0; piece < 3; piece++) {
            List<Line> lines = takeBack(sale, policy, ReturnRequest.Line.pieces(MUGS, 1));
            shipping.add(shippingOf(lines));
            whole.add(lines.get(1).quantity());
        }

        // By then 166.5, 333.25 and 500 fen.
        assertThat(shipping).containsExactly(cny(166), cny(167), cny(167));
        assertThat(whole)
                .as("it is one piece, which is back with its last part")
                .containsExactly(0, 0, 1);
    }

    private record Moved(long pointsBack, long pointsTakenBack, long cash) {}

    /** What comes to pass by each piece of the two, one after the other. */
    private List<Moved> moved(Refund refund) {
        Sale sale = new Sale(List.of(TWO_MUGS), null);
        ReturnPolicy policy = new ReturnPolicy(Shipping.KEEP, true, refund);
        List<Line> pieces = new ArrayList<>(takeBack(sale, policy, ReturnRequest.Line.pieces(MUGS, 1)));
        pieces.addAll(takeBack(sale, policy, ReturnRequest.Line.pieces(MUGS, 1)));
        return pieces.stream()
                .map(line -> new Moved(
                        line.pointsBack().value(),
                        line.pointsTakenBack().value(),
                        line.cash().minorUnits()))
                .toList();
    }

    private List<Line> takeBack(Sale sale, ReturnPolicy policy, ReturnRequest.Line line) {
        Purpose purpose = new Purpose(4711, "r" + returned.size(), null, "oms", "did not fit");
        Outcome<List<Line>> back = new ReturnCalculation(sale, policy, returned)
                .of(new ReturnRequest(purpose, List.of(line), ShippingChoice.AS_CONFIGURED));
        returned.addAll(granted(back));
        return granted(back);
    }

    private static @Nullable Money shippingOf(List<Line> lines) {
        return lines.stream()
                .filter(line -> Objects.isNull(line.itemId()))
                .map(Line::value)
                .findFirst()
                .orElse(null);
    }

    private static Money cny(long fen) {
        return new Money(fen, LedgerFixture.CNY);
    }
}
