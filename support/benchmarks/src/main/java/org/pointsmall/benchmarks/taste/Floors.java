package org.pointsmall.benchmarks.taste;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** What ours is compared with: popularity, item to item by cosine, and EASE times the trend of 30 days. */
final class Floors {
    private static final double PENALTY = 400;
    private static final int NEIGHBOURS = 20;
    private static final double BY_MONTH = 0.75;
    private static final double EVER_AT_LEAST = 10;

    private final Cut cut;
    private final List<Long> products;
    private final Map<Long, Integer> month;
    private final Map<Long, Integer> ever;

    Floors(Cut cut) {
        this.cut = cut;
        products = new ArrayList<>(cut.shop().names().keySet());
        month = cut.buyers(Duration.ofDays(30));
        ever = cut.buyers(Duration.ofDays(10_000));
    }

    Cut.Ranker popularity() {
        Map<Long, Double> scores = new HashMap<>();
        month.forEach((product, buyers) -> scores.put(product, (double) buyers));
        return member -> cut.best(member, scores);
    }

    /** By the cosine of each item's nearest alone. */
    Cut.Ranker cosine() {
        DMatrixRMaj together = together();
        int size = products.size();
        double[][] weights = new double[size][size];
        for (int target = 0; target < size; target++) {
            double[] cosines = new double[size];
            for (int other = 0; other < size; other++) {
                cosines[other] = other == target
                        ? 0
                        : together.get(target, other)
                                / Math.sqrt(together.get(target, target) * together.get(other, other));
            }
            List<Integer> nearest = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> -cosines[other]))
                    .limit(NEIGHBOURS)
                    .toList();
            for (int other : nearest) {
                weights[other][target] = cosines[other];
            }
        }
        return byWeights(weights, Map.of());
    }

    Cut.Ranker easeTimesTrend() {
        DMatrixRMaj gram = together();
        int size = products.size();
        for (int i = 0; i < size; i++) {
            gram.add(i, i, PENALTY);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(size);
        solver.setA(gram);
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        solver.invert(inverse);
        double[][] weights = new double[size][size];
        for (int source = 0; source < size; source++) {
            for (int target = 0; target < size; target++) {
                weights[source][target] =
                        source == target ? 0 : -inverse.get(source, target) / inverse.get(target, target);
            }
        }
        Map<Long, Double> trend = new HashMap<>();
        for (Long product : products) {
            trend.put(
                    product,
                    Math.pow(month.getOrDefault(product, 0) + 1.0, BY_MONTH)
                            / (ever.getOrDefault(product, 0) + EVER_AT_LEAST));
        }
        return byWeights(weights, trend);
    }

    /** Times the trend where the score is positive. */
    private Cut.Ranker byWeights(double[][] weights, Map<Long, Double> trend) {
        return member -> {
            double[] sums = new double[products.size()];
            for (Long bought : cut.owned(member)) {
                double[] row = weights[numberOf(bought)];
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += row[i];
                }
            }
            Map<Long, Double> scores = new HashMap<>();
            for (int i = 0; i < sums.length; i++) {
                Long product = products.get(i);
                scores.put(product, sums[i] > 0 ? sums[i] * trend.getOrDefault(product, 1.0) : sums[i]);
            }
            return cut.best(member, scores);
        };
    }

    private int numberOf(Long product) {
        return Collections.binarySearch(products, product);
    }

    private DMatrixRMaj together() {
        int size = products.size();
        DMatrixRMaj together = new DMatrixRMaj(size, size);
        for (Long member : cut.shop().orders().keySet()) {
            int[] bought = cut.owned(member).stream().mapToInt(this::numberOf).toArray();
            Arrays.sort(bought);
            for (int one : bought) {
                for (int other : bought) {
                    together.add(one, other, 1);
                }
            }
        }
        return together;
    }
}
