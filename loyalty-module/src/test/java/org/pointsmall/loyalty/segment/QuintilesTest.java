package org.pointsmall.loyalty.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuintilesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1 3",
        "3, 1 2 4",
        "4, 1 2 3 4",
        "5, 1 2 3 4 5",
        "6, 1 1 2 3 4 5",
        "7, 1 1 2 3 3 4 5",
        "8, 1 1 2 2 3 4 4 5",
        "9, 1 1 2 2 3 3 4 4 5",
        "10, 1 1 2 2 3 3 4 4 5 5"
    })
    void cutsMembersOfDifferentValuesIntoFive(int members, String quintiles) {
        List<Long> money = LongStream.rangeClosed(1, members).boxed().toList();

        assertThat(quintiles(RfmMeasure.MONETARY, money)).containsExactly(numbers(quintiles));
    }

    @ParameterizedTest
    @CsvSource({
        "all equal, 7 7 7 7 7 7 7 7 7 7, 1 1 1 1 1 1 1 1 1 1",
        "six of ten bought once, 1 1 1 1 1 1 2 2 3 9, 1 1 1 1 1 1 4 4 5 5",
        "just a fifth is worse, 1 1 2 2 2 2 2 2 2 2, 1 1 2 2 2 2 2 2 2 2",
        "not quite a fifth is worse, 1 2 2 2 2 2 2 2 2 2, 1 1 1 1 1 1 1 1 1 1",
        "just four fifths are worse, 1 1 1 1 1 1 1 1 2 2, 1 1 1 1 1 1 1 1 5 5",
        "not quite four fifths are worse, 1 1 1 1 1 1 1 2 2 2, 1 1 1 1 1 1 1 4 4 4"
    })
    void membersOfEqualValueShareTheQuintileOfTheirWorstRank(String what, String values, String quintiles) {
        List<Long> orders = Arrays.stream(values.split(" ")).map(Long::valueOf).toList();

        assertThat(quintiles(RfmMeasure.FREQUENCY, orders)).as(what).containsExactly(numbers(quintiles));
    }

    @Test
    void theFewerDaysTheBetter() {
        assertThat(quintiles(RfmMeasure.RECENCY, List.of(0L, 1L, 30L, 90L, 700L)))
                .containsExactly(5, 4, 3, 2, 1);
    }

    @ParameterizedTest
    @EnumSource(RfmMeasure.class)
    void isWhatTheDefinitionSaysInWhateverOrderMembersCome(RfmMeasure measure) {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int values = 1 + random.nextInt(60);
            List<Long> all = random.longs(1 + random.nextInt(80), 0, values)
                    .boxed()
                    .collect(Collectors.toCollection(ArrayList::new));
            Scale scale = QuintilesOnPaper.scale(measure, all);
            Collections.shuffle(all, random);

            assertThat(QuintilesOnPaper.scale(measure, all)).isEqualTo(scale);
            assertThat(all).as("round %d", round).allSatisfy(value -> assertThat(scale.quintile(value))
                    .isEqualTo(QuintilesOnPaper.quintile(measure, all, value)));
        }
    }

    @Test
    void quintilesWithoutTiesDifferByOneMemberAtMost() {
        for (int members = 5; members < 60; members++) {
            List<Long> all = LongStream.range(0, members).boxed().toList();
            Map<Integer, Long> sizes = quintiles(RfmMeasure.MONETARY, all).stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(sizes).hasSize(5);
            assertThat(Collections.max(sizes.values()) - Collections.min(sizes.values()))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void refusesBoundsThatDoNotRise() {
        assertThatThrownBy(() -> new Scale(RfmMeasure.MONETARY, List.of(1L, 2L, 4L, 3L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(RfmMeasure.RECENCY, List.of(1L, 2L, 3L, 4L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(RfmMeasure.FREQUENCY, List.of(1L, 2L, 3L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> quintiles(RfmMeasure measure, List<Long> values) {
        Scale scale = QuintilesOnPaper.scale(measure, values);
        return values.stream().map(scale::quintile).toList();
    }

    private static Integer[] numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    }
}
