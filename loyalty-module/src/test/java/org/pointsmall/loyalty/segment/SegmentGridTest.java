package org.pointsmall.loyalty.segment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SegmentGridTest {

    static Stream<RfmScore> allScores() {
        return quintiles().flatMap(r -> quintiles().flatMap(f -> quintiles().map(m -> new RfmScore(r, f, m))));
    }

    private static Stream<Integer> quintiles() {
        return IntStream.rangeClosed(1, 5).boxed();
    }

    @Test
    void eachOfThe125ScoresIsInExactlyOneField() {
        List<RfmScore> scores = allScores().toList();

        assertThat(scores).hasSize(125).allSatisfy(score -> assertThat(SegmentGrid.FIELDS)
                .filteredOn(field -> field.has(score))
                .hasSize(1));
    }

    @Test
    void eachNamedSegmentHasScores() {
        assertThat(allScores().map(SegmentGrid::segment).distinct()).containsExactlyInAnyOrder(NamedSegment.values());
    }

    @ParameterizedTest
    @CsvSource({
        "5, new potential-loyalist potential-loyalist champions champions",
        "4, promising potential-loyalist potential-loyalist champions champions",
        "3, about-to-sleep about-to-sleep need-attention loyal loyal",
        "2, hibernating hibernating at-risk at-risk at-risk",
        "1, lost lost at-risk cannot-lose cannot-lose"
    })
    void theGridIsAsItIsDrawn(int recency, String segments) {
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(worth -> SegmentGrid.segment(new RfmScore(recency, worth, worth)))
                        .map(segment -> segment.code().value()))
                .containsExactly(segments.split(" "));
    }

    @Test
    void frequencyAndMoneyWeighTheSameAndAHalfCountsUp() {
        assertThat(new RfmScore(5, 1, 2).worth()).isEqualTo(2);
        assertThat(new RfmScore(5, 1, 3).worth()).isEqualTo(2);
        assertThat(new RfmScore(5, 4, 3).worth()).isEqualTo(4);
        assertThat(allScores()).allSatisfy(score -> assertThat(
                        SegmentGrid.segment(new RfmScore(score.recency(), score.monetary(), score.frequency())))
                .isEqualTo(SegmentGrid.segment(score)));
    }

    @Test
    void thereIsNoQuintileBelow1OrAbove5() {
        assertThatThrownBy(() -> new RfmScore(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RfmScore(1, 6, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RfmScore(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
