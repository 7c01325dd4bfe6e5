package org.pointsmall.loyalty.earning;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

class ByLineTest {

    /** 0.9 and 0.1 are 0 and 1 once they are carried on, but the second line has not earned it. */
    @Test
    void whatRoundingPutsOnALineThatEarnsLessGoesToTheFirstWithRoom() {
        PerLine exact =
                PerLine.of(2, line -> Fraction.of(Points.of(line == 0 ? 9 : 1)).times(1, 10));

        assertThat(ByLine.split(Points.of(1), exact, List.of(Points.of(1), Points.ZERO)))
                .containsExactly(Points.of(1), Points.ZERO);
        assertThat(ByLine.split(Points.of(1), exact, List.of(Points.ZERO, Points.of(1))))
                .containsExactly(Points.ZERO, Points.of(1));
    }
}
