package org.pointsmall.loyalty.programme;

import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.programme.Liability.Month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_HELD;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ADJUSTMENT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BREAKAGE;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_OPENING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

class LiabilityTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate THREE_ARE_TEN_FEN = new PointsRate(Points.of(3), new Money(10, CNY));
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    private final Map<Tally.Line, Long> lines = new HashMap<>();

    @Test
    void sumsUpEachSideAndWhatMembersHave() {
        stands(MEMBER_AVAILABLE, JUNE, 40);
        stands(MEMBER_PENDING, null, 20);
        stands(MEMBER_HELD, JUNE, 5);
        stands(PROGRAMME_ISSUED, null, -60);
        stands(PROGRAMME_OPENING, null, -40);
        stands(PROGRAMME_BURNED, null, 30);
        stands(PROGRAMME_BREAKAGE, null, 15);
        stands(PROGRAMME_ADJUSTMENT, null, -7);
        stands(PROGRAMME_DEBT, null, -2);
        stands(PROGRAMME_WRITTEN_OFF, null, -1);

        Totals totals = totals();

        assertThat(totals.outstanding()).isEqualTo(65);
        assertThat(totals.issued()).isEqualTo(60);
        assertThat(totals.broughtOver()).isEqualTo(40);
        assertThat(totals.burned()).isEqualTo(30);
        assertThat(totals.breakage()).isEqualTo(15);
        assertThat(totals.adjusted()).isEqualTo(7);
        assertThat(totals.debt()).isEqualTo(2);
        assertThat(totals.writtenOff()).isEqualTo(1);
        assertThat(totals.of(MEMBER_PENDING)).isEqualTo(20);
        assertThat(totals.at()).isEqualTo(NOW);
        assertThat(totals.outstandingByMonth().toString()).isEqualTo("{2026-06=45, null=20}");
    }

    @Test
    void refusesSidesThatDoNotSumToZero() {
        stands(MEMBER_AVAILABLE, JUNE, 40);
        stands(PROGRAMME_ISSUED, null, -41);

        assertThatThrownBy(this::totals)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sum to -1, not to 0");
    }

    @Test
    void nothingIsWorthNothing() {
        Liability liability = Liability.of(totals(), THREE_ARE_TEN_FEN);

        assertThat(liability.months()).isEmpty();
        assertThat(liability.points()).isEqualTo(Points.ZERO);
        assertThat(liability.money()).isEqualTo(Money.zero(CNY));
    }

    @Test
    void roundsUpWhatAllMonthsUpToEachAreWorth() {
        stands(MEMBER_AVAILABLE, JUNE, 1);
        stands(MEMBER_HELD, JULY, 1);
        stands(MEMBER_PENDING, null, 2);
        stands(PROGRAMME_ISSUED, null, -4);

        Liability liability = Liability.of(totals(), THREE_ARE_TEN_FEN);

        assertThat(liability.months())
                .containsExactly(
                        new Month(JUNE, Points.of(1), new Money(4, CNY)),
                        new Month(JULY, Points.of(1), new Money(3, CNY)),
                        new Month(null, Points.of(2), new Money(7, CNY)));
        assertThat(liability.points()).isEqualTo(Points.of(4));
        assertThat(liability.money()).isEqualTo(new Money(14, CNY));
    }

    @Test
    void leavesOutAMonthThatAddsUpToNothing() {
        stands(MEMBER_AVAILABLE, JUNE, 3);
        stands(MEMBER_HELD, JUNE, -3);
        stands(MEMBER_AVAILABLE, JULY, 3);
        stands(PROGRAMME_ISSUED, null, -3);

        assertThat(Liability.of(totals(), THREE_ARE_TEN_FEN).months())
                .containsExactly(new Month(JULY, Points.of(3), new Money(10, CNY)));
    }

    @Test
    void owesNothingForPointsThatWereUsedBeforeTheyWereGiven() {
        stands(MEMBER_AVAILABLE, JUNE, -3);
        stands(MEMBER_AVAILABLE, JULY, 6);
        stands(PROGRAMME_ISSUED, null, -3);

        Liability liability = Liability.of(totals(), THREE_ARE_TEN_FEN);

        assertThat(liability.months()).containsExactly(new Month(JULY, Points.of(6), new Money(20, CNY)));
        assertThat(liability.money()).isEqualTo(new Money(20, CNY));
    }

    @Test
    void refusesAWholeThatIsNotTheSumOfItsParts() {
        assertThatThrownBy(() ->
                        new Liability(NOW, THREE_ARE_TEN_FEN, java.util.List.of(), Points.of(1), new Money(3, CNY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void monthsSumToTheWholeAndNeverUnderstate() {
        Random random = new Random(11);
        for (int run = 0; run < 2_000; run++) {
            lines.clear();
            long issued = 0;
            for (int month = random.nextInt(40); month >= 0; month--) {
                long points = 1 + random.nextInt(1_000_000);
                stands(MEMBER_AVAILABLE, month == 0 ? null : JUNE.plusMonths(month), points);
                issued += points;
            }
            stands(PROGRAMME_ISSUED, null, -issued);
            PointsRate rate = new PointsRate(
                    Points.of(1 + random.nextInt(997)), new Money(1 + random.nextInt(run % 2 == 0 ? 3 : 10_000), CNY));

            check(Liability.of(totals(), rate), rate, issued);
        }
    }

    private static void check(Liability liability, PointsRate rate, long issued) {
        long points = 0;
        long money = 0;
        for (Month month : liability.months()) {
            points += month.points().value();
            money += month.money().minorUnits();
            assertThat(isCeiling(money, points, rate)).as("up to %s", month).isTrue();
            BigInteger error = scaled(month.money().minorUnits(), rate.points())
                    .subtract(scaled(
                            month.points().value(), Points.of(rate.money().minorUnits())));
            assertThat(error.abs()).isLessThan(BigInteger.valueOf(rate.points().value()));
        }
        assertThat(points).isEqualTo(issued).isEqualTo(liability.points().value());
        assertThat(money).isEqualTo(liability.money().minorUnits());
    }

    /** The least money that is not less than what the points are worth. */
    private static boolean isCeiling(long money, long points, PointsRate rate) {
        BigInteger exact = scaled(points, Points.of(rate.money().minorUnits()));
        return scaled(money, rate.points()).compareTo(exact) >= 0
                && scaled(money - 1, rate.points()).compareTo(exact) < 0;
    }

    private static BigInteger scaled(long value, Points by) {
        return BigInteger.valueOf(value).multiply(BigInteger.valueOf(by.value()));
    }

    private void stands(LedgerSide side, @Nullable YearMonth month, long amount) {
        lines.put(new Tally.Line(side, month), amount);
    }

    private Totals totals() {
        return new Totals(NOW, new Tally(lines));
    }
}
