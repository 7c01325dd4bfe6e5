package org.pointsmall.loyalty.admin.overview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RatioTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0",
        "1, 3, 33.3",
        "2, 3, 66.7",
        "1, 1000, 0.1",
        "1, 2001, 0.0",
        "1, 2000, 0.1",
        "199, 1000, 19.9",
        "1999, 10000, 20.0",
        "10, 10, 100.0",
        "25, 10, 250.0",
        "-1, 3, -33.3"
    })
    void isWrittenInTenthsOfAPerCent(long part, long whole, String percent) {
        assertThat(new Ratio(part, whole).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "199, 1000, 20, false",
        "1999, 10000, 20, false",
        "20, 100, 20, true",
        "0, 5, 1, false",
        "7, 5, 100, true"
    })
    void reachesAGoalExactlyAndNotByRounding(long part, long whole, long goal, boolean reached) {
        assertThat(new Ratio(part, whole).reaches(goal)).isEqualTo(reached);
    }

    @Test
    void ofNothingIsNotKnown() {
        assertThat(new Ratio(0, 0).isKnown()).isFalse();
        assertThat(new Ratio(0, 0).percent()).isEmpty();
        assertThat(new Ratio(5, -1).isKnown()).isFalse();
    }
}
