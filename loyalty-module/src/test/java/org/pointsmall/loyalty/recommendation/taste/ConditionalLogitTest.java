package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConditionalLogitTest {

    @Test
    void findsWhatMembersGoBy() {
        RankingWeights learnt =
                ConditionalLogit.learn(RankingExamples.chosenBy(new Random(3), 1_500, 1, 0.8, -0.5, 0, 1.0));

        List<Double> perSpread = learnt.weights();
        assertThat(perSpread.get(0) / learnt.spread().get(0)).isCloseTo(0.8, within(0.12));
        assertThat(perSpread.get(1) / learnt.spread().get(1)).isCloseTo(-0.5, within(0.12));
        assertThat(perSpread.get(2) / learnt.spread().get(2)).isCloseTo(0, within(0.12));
        assertThat(perSpread.get(3) / learnt.spread().get(3)).isCloseTo(1.0, within(0.15));
        assertThat(perSpread.subList(4, RankingWeights.FEATURES))
                .allSatisfy(weight -> assertThat(weight).isCloseTo(0, within(0.12)));
    }

    @Test
    void theSameExamplesTeachTheSameInAnyOrderOfRuns() {
        List<RankingExample> examples = RankingExamples.chosenBy(new Random(4), 200, 1, 0.5, 0.5);

        assertThat(ConditionalLogit.learn(examples)).isEqualTo(ConditionalLogit.learn(examples));
    }

    @Test
    void whatIsAlwaysTheSameAndWhatIsNotKnownTeachNothing() {
        List<RankingExample> examples = RankingExamples.chosenBy(new Random(5), 300, 1, 1.0);
        examples.forEach(example -> example.candidates().forEach(candidate -> {
            candidate[1] = 7;
            candidate[2] = Double.NaN;
        }));

        RankingWeights learnt = ConditionalLogit.learn(examples);

        assertThat(learnt.weights().get(1)).isCloseTo(0, within(1e-6));
        assertThat(learnt.weights().get(2)).isCloseTo(0, within(1e-6));
        assertThat(learnt.weights().get(0)).isGreaterThan(0.5);
        assertThat(learnt.rank(1, null)).isFinite();
        assertThat(learnt.rank(0, null)).isFinite().isLessThan(learnt.rank(1, null));
    }

    @Test
    void aMemberCountsTheSameHoweverMuchTheyBought() {
        RankingExample one = example(0);
        RankingExample many = example(1, 2, 3);
        List<RankingExample> examples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            examples.add(i % 2 == 0 ? one : many);
        }

        // Half go for the one that the search found first, half for any of three others.
        assertThat(ConditionalLogit.learn(examples).weights().get(0)).isGreaterThan(0);
    }

    private static RankingExample example(int... wanted) {
        List<double[]> candidates = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            double[] features = new double[RankingWeights.FEATURES];
            features[0] = c == 0 ? 1 : 0;
            candidates.add(features);
        }
        BitSet bits = new BitSet();
        for (int one : wanted) {
            bits.set(one);
        }
        return new RankingExample(0, candidates, bits, 1, wanted.length);
    }
}
