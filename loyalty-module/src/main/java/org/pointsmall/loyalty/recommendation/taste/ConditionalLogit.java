package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Learns weights by which the wanted candidates of an example come before the others: the conditional logit (D. McFadden,
 * <em>Conditional logit analysis of qualitative choice behavior</em>, 1974), with a penalty on the weights' squares. Each
 * member counts the same, however much they bought. What it maximises is concave, so that Newton's steps lead to the one
 * best point; there is no chance in it.
 */
final class ConditionalLogit {
    private static final double PENALTY = 50;
    private static final int MOST_STEPS = 30;
    private static final double CLOSE = 1e-6;
    private static final double SMALLEST_SPREAD = 1e-9;

    private final double[] usual;
    private final double[] spread;
    private final List<Choice> choices;

    /** What one member chose from: standardised features, and how much each candidate was chosen, 1 together. */
    private record Choice(double[][] features, double[] chosen) {}

    private ConditionalLogit(double[] usual, double[] spread, List<Choice> choices) {
        this.usual = usual;
        this.spread = spread;
        this.choices = choices;
    }

    /** Of these examples, those that have something wanted in them; there must be some. */
    static RankingWeights learn(List<RankingExample> examples) {
        double[] usual = new double[RankingWeights.FEATURES];
        double[] spread = new double[RankingWeights.FEATURES];
        for (int f = 0; f < usual.length; f++) {
            int feature = f;
            double[] known = examples.stream()
                    .flatMap(example -> example.candidates().stream())
                    .mapToDouble(candidate -> candidate[feature])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            usual[f] = Arrays.stream(known).average().orElse(0);
            spread[f] = Math.sqrt(Arrays.stream(known)
                            .map(value -> (value - usual[feature]) * (value - usual[feature]))
                            .average()
                            .orElse(0))
                    + SMALLEST_SPREAD;
        }
        List<Choice> choices = new ArrayList<>();
        examples.stream()
                .filter(example -> !example.wanted().isEmpty())
                .forEach(example -> choices.add(choice(example, usual, spread)));
        double[] weights = new ConditionalLogit(usual, spread, choices).best();
        return new RankingWeights(boxed(weights), boxed(usual), boxed(spread));
    }

    private static Choice choice(RankingExample example, double[] usual, double[] spread) {
        int size = example.candidates().size();
        double[][] features = new double[size][usual.length];
        double[] chosen = new double[size];
        for (int c = 0; c < size; c++) {
            double[] raw = example.candidates().get(c);
            for (int f = 0; f < usual.length; f++) {
                features[c][f] = Double.isNaN(raw[f]) ? 0 : (raw[f] - usual[f]) / spread[f];
            }
            chosen[c] = example.wanted().get(c) ? 1.0 / example.wanted().cardinality() : 0;
        }
        return new Choice(features, chosen);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private double[] best() {
        double[] weights = new double[usual.length];
        for (int step = 0; step < MOST_STEPS; step++) {
            DMatrixRMaj move = newton(weights);
            double before = likelihood(weights);
            double length = 1;
            double[] next = moved(weights, move, length);
            while (likelihood(next) < before && length > CLOSE) {
                length /= 2;
                next = moved(weights, move, length);
            }
            weights = next;
            if (Arrays.stream(move.getData()).map(Math::abs).max().orElse(0) * length < CLOSE) {
                break;
            }
        }
        return weights;
    }

    private static double[] moved(double[] weights, DMatrixRMaj move, double length) {
        double[] next = weights.clone();
        for (int f = 0; f < next.length; f++) {
            next[f] += length * move.get(f);
        }
        return next;
    }

    private double likelihood(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum -= PENALTY / 2 * weight * weight;
        }
        for (Choice choice : choices) {
            double[] chances = chances(choice, weights);
            for (int c = 0; c < chances.length; c++) {
                sum += choice.chosen()[c] > 0 ? choice.chosen()[c] * Math.log(chances[c]) : 0;
            }
        }
        return sum;
    }

    private static double[] chances(Choice choice, double[] weights) {
        double[] chances = new double[choice.features().length];
        for (int c = 0; c < chances.length; c++) {
            for (int f = 0; f < weights.length; f++) {
                chances[c] += weights[f] * choice.features()[c][f];
            }
        }
        double most = Arrays.stream(chances).max().orElse(0);
        double all = 0;
        for (int c = 0; c < chances.length; c++) {
            chances[c] = Math.exp(chances[c] - most);
            all += chances[c];
        }
        for (int c = 0; c < chances.length; c++) {
            chances[c] = Math.max(chances[c] / all, Double.MIN_NORMAL);
        }
        return chances;
    }

    /** (sum of covariances + penalty I) move = gradient. */
    private DMatrixRMaj newton(double[] weights) {
        int size = weights.length;
        double[][] covariances = new double[size][size];
        double[] gradient = new double[size];
        for (int f = 0; f < size; f++) {
            gradient[f] = -PENALTY * weights[f];
        }
        for (Choice choice : choices) {
            add(choice, chances(choice, weights), covariances, gradient);
        }
        DMatrixRMaj left = new DMatrixRMaj(size, size);
        for (int f = 0; f < size; f++) {
            for (int g = 0; g <= f; g++) {
                left.set(f, g, covariances[f][g]);
                left.set(g, f, covariances[f][g]);
            }
            left.add(f, f, PENALTY);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
        if (!solver.setA(left)) {
            throw new IllegalStateException("not positive definite, which a penalty above 0 rules out");
        }
        DMatrixRMaj move = new DMatrixRMaj(size, 1);
        solver.solve(DMatrixRMaj.wrap(size, 1, gradient), move);
        return move;
    }

    /** A job spends its time here: of what is symmetric only one half is added up. */
    private static void add(Choice choice, double[] chances, double[][] covariances, double[] gradient) {
        int size = gradient.length;
        double[] mean = new double[size];
        for (int c = 0; c < chances.length; c++) {
            double[] features = choice.features()[c];
            for (int f = 0; f < size; f++) {
                mean[f] += chances[c] * features[f];
            }
        }
        double[] from = new double[size];
        for (int c = 0; c < chances.length; c++) {
            double[] features = choice.features()[c];
            double surplus = choice.chosen()[c] - chances[c];
            for (int f = 0; f < size; f++) {
                gradient[f] += surplus * features[f];
                from[f] = features[f] - mean[f];
            }
            for (int f = 0; f < size; f++) {
                double[] row = covariances[f];
                double weighted = chances[c] * from[f];
                for (int g = 0; g <= f; g++) {
                    row[g] += weighted * from[g];
                }
            }
        }
    }
}
