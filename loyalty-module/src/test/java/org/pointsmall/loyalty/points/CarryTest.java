package org.pointsmall.loyalty.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CarryTest {

    @Test
    void whatOnePartLosesIsCarriedToTheNext() {
        Fraction aThird = Fraction.of(1, 3);

        assertThat(Carry.down(List.of(aThird, aThird, aThird, aThird)))
                .containsExactly(Points.of(0), Points.of(0), Points.of(1), Points.of(0));
        assertThat(Carry.down(List.of(Fraction.of(5, 2), Fraction.of(5, 2))))
                .containsExactly(Points.of(2), Points.of(3));
        assertThat(Carry.down(List.of())).isEmpty();
    }

    @Test
    void thePartsSumToTheWholeAndNoneGetsMoreThanItsOwnRoundedUp() {
        Random random = new Random(13);
        for (int run = 0; run < 300; run++) {
            List<Fraction> quantities = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                quantities.add(Fraction.of(random.nextInt(400), 1 + random.nextInt(30)));
            }

            List<Points> parts = Carry.down(quantities);

            Fraction sum = quantities.stream().reduce(Fraction.ZERO, Fraction::plus);
            assertThat(parts.stream().reduce(Points.ZERO, Points::plus)).isEqualTo(sum.floor());
            for (int i = 0; i < parts.size(); i++) {
                long floor = quantities.get(i).floor().value();
                assertThat(parts.get(i).value())
                        .isBetween(floor, quantities.get(i).isWhole() ? floor : floor + 1);
            }
        }
    }
}
