package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against the same sum of squares, made least by descending on it, and what must hold whoever bought what. */
class RidgeRegressionTest {
    private static final double PENALTY = 3;
    private static final int PRODUCTS = 12;

    @RepeatedTest(10)
    void makesTheSumOfSquaresLeast(RepetitionInfo repetition) {
        List<Set<Long>> members =
                members(new Random(repetition.getCurrentRepetition()), 5 + repetition.getCurrentRepetition());
        CoBought orders = orders(members);

        for (int target = 0; target < orders.products(); target++) {
            List<Long> near = near(orders, target, 5);
            Map<Long, Double> expected = descend(members, orders.product(target), near);
            Map<Long, Double> weights = new RidgeRegression(orders, 5, PENALTY).weights(target);

            assertThat(weights.values()).allSatisfy(weight -> assertThat(weight).isPositive());
            expected.forEach((product, weight) ->
                    assertThat(weights.getOrDefault(product, 0.0)).isEqualTo(Math.max(0, weight), within(1e-6)));
            assertThat(expected.keySet()).containsAll(weights.keySet());
        }
    }

    @RepeatedTest(20)
    void doesNotGoByTheOrderOfMembersOrOfWhatTheyBought(RepetitionInfo repetition) {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        List<Set<Long>> members = members(random, 40);
        Map<Long, Map<Long, Double>> before = weights(members);

        List<Set<Long>> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);

        assertThat(weights(shuffled)).isEqualTo(before);
    }

    @Test
    void whatWasNeverBoughtTogetherHasNoWeight() {
        Map<Long, Map<Long, Double>> weights = weights(List.of(Set.of(1L, 2L), Set.of(3L, 4L), Set.of(5L)));

        assertThat(weights.get(1L)).containsOnlyKeys(2L);
        assertThat(weights.get(4L)).containsOnlyKeys(3L);
        assertThat(weights.get(5L)).isEmpty();
    }

    @Test
    void keepsToTheNearest() {
        List<Set<Long>> members = new ArrayList<>();
        for (long other = 2; other <= 9; other++) {
            for (long buyers = 1; buyers <= other; buyers++) {
                members.add(Set.of(1L, other));
            }
        }

        assertThat(new RidgeRegression(orders(members), 3, PENALTY).weights(0)).containsOnlyKeys(7L, 8L, 9L);
    }

    @Test
    void aGreaterPenaltyLeavesLess() {
        CoBought orders = orders(members(new Random(5), 60));

        assertThat(sum(new RidgeRegression(orders, 10, 50).weights(0)))
                .isLessThan(sum(new RidgeRegression(orders, 10, 5).weights(0)));
    }

    private static double sum(Map<Long, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Set<Long>> members(Random random, int count) {
        List<Set<Long>> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Long> bought = new HashSet<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                bought.add(100L + random.nextInt(PRODUCTS));
            }
            members.add(bought);
        }
        return members;
    }

    private static CoBought orders(List<Set<Long>> members) {
        CoBought.Builder builder = new CoBought.Builder();
        members.forEach(builder::add);
        return builder.build();
    }

    private static Map<Long, Map<Long, Double>> weights(List<Set<Long>> members) {
        CoBought orders = orders(members);
        RidgeRegression regression = new RidgeRegression(orders, 4, PENALTY);
        Map<Long, Map<Long, Double>> weights = new TreeMap<>();
        for (int target = 0; target < orders.products(); target++) {
            weights.put(orders.product(target), regression.weights(target));
        }
        return weights;
    }

    private static List<Long> near(CoBought orders, int target, int limit) {
        return new Neighbourhood(orders)
                .nearest(target, limit).stream()
                        .map(near -> orders.product(near.product()))
                        .toList();
    }

    /** One weight after the other is set to what makes the sum least while the others stay, until nothing moves. */
    private static Map<Long, Double> descend(List<Set<Long>> members, long target, List<Long> near) {
        Map<Long, Double> weights = new TreeMap<>();
        new TreeSet<>(near).forEach(product -> weights.put(product, 0.0));
        for (int round = 0; round < 300; round++) {
            for (Long product : near) {
                double agreed = 0;
                double buyers = PENALTY;
                for (Set<Long> member : members) {
                    if (member.contains(product)) {
                        double others = near.stream()
                                .filter(other -> !other.equals(product) && member.contains(other))
                                .mapToDouble(weights::get)
                                .sum();
                        agreed += (member.contains(target) ? 1 : 0) - others;
                        buyers++;
                    }
                }
                weights.put(product, agreed / buyers);
            }
        }
        return weights;
    }
}
