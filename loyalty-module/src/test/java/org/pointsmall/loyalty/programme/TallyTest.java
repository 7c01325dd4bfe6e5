package org.pointsmall.loyalty.programme;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.programme.ProgrammeFixture.JUNE;

class TallyTest {
    private static final Tally.Line JUNES = new Tally.Line(LedgerSide.MEMBER_AVAILABLE, JUNE);
    private static final Tally.Line ISSUED = new Tally.Line(LedgerSide.PROGRAMME_ISSUED, null);

    @Test
    void addsUpByLineAndLeavesOutWhatComesToNothing() {
        Tally given = new Tally(Map.of(JUNES, 5L, ISSUED, -5L));

        assertThat(given.plus(new Tally(Map.of(JUNES, 2L))).amounts()).isEqualTo(Map.of(JUNES, 7L, ISSUED, -5L));
        assertThat(given.plus(new Tally(Map.of(JUNES, -5L))).amounts()).isEqualTo(Map.of(ISSUED, -5L));
        assertThat(given.of(JUNES)).isEqualTo(5);
        assertThat(Tally.NOTHING.of(JUNES)).isZero();
    }

    @Test
    void anAmountThatIsTooLargeIsNeverCutOff() {
        Tally most = new Tally(Map.of(JUNES, Long.MAX_VALUE));
        Tally one = new Tally(Map.of(JUNES, 1L));

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesALineOfNothing() {
        assertThatThrownBy(() -> new Tally(Map.of(JUNES, 0L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyMembersPointsExpire() {
        assertThat(new Tally.Line(LedgerSide.MEMBER_HELD, JUNE).month()).isEqualTo(JUNE);
        assertThat(new Tally.Line(LedgerSide.MEMBER_HELD, null).month()).isNull();
        assertThatThrownBy(() -> new Tally.Line(LedgerSide.PROGRAMME_ISSUED, JUNE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBalancedWhereItSumsToZero() {
        Tally balanced = new Tally(Map.of(JUNES, 5L, ISSUED, -5L));

        assertThat(balanced.balanced()).isEqualTo(balanced);
        assertThatThrownBy(() -> new Tally(Map.of(JUNES, 5L, ISSUED, -4L)).balanced())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sum to 1, not to 0");
    }
}
