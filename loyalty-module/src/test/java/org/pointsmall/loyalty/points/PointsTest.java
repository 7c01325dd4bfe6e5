package org.pointsmall.loyalty.points;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PointsTest {

    @Test
    void areNeverNegative() {
        assertThat(Points.of(0)).isEqualTo(Points.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(-1)).withMessageContaining("-1");
    }

    @Test
    void addUp() {
        assertThat(points(2).plus(points(3))).isEqualTo(points(5));
    }

    @Test
    void refuseASumThatDoesNotFit() {
        assertThat(points(Long.MAX_VALUE).plus(Points.ZERO)).isEqualTo(points(Long.MAX_VALUE));
        assertThatThrownBy(() -> points(Long.MAX_VALUE).plus(points(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void canBeTakenDownToNothingButNotBelow() {
        assertThat(points(3).minus(points(2))).isEqualTo(points(1));
        assertThat(points(3).minus(points(3))).isEqualTo(Points.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> points(3).minus(points(4)))
                .withMessageContaining("4")
                .withMessageContaining("3");
    }

    @Test
    void compareByTheirNumber() {
        assertThat(points(2).min(points(3))).isEqualTo(points(2));
        assertThat(points(3).min(points(2))).isEqualTo(points(2));
        assertThat(points(3).isMoreThan(points(2))).isTrue();
        assertThat(points(3).isMoreThan(points(3))).isFalse();
        assertThat(points(2)).isLessThan(points(3)).isEqualByComparingTo(points(2));
        assertThat(points(1).isZero()).isFalse();
        assertThat(Points.ZERO.isZero()).isTrue();
    }

    private static Points points(long value) {
        return Points.of(value);
    }
}
