package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pointsmall.loyalty.recommendation.taste.RankingExample;

/**
 * Examples as a text: a line for each, with its member's number, its days, how many fresh things there were, which candidates were wanted, and
 * then the candidates' features. Four digits of these are enough to learn from.
 */
final class ExamplesColumn {
    private static final String BETWEEN = ";";
    private static final String NONE = "-";
    private static final double DIGITS = 10_000;

    private ExamplesColumn() {}

    static String text(List<RankingExample> examples) {
        return examples.stream().map(ExamplesColumn::line).collect(Collectors.joining("\n"));
    }

    private static String line(RankingExample example) {
        String wanted = example.wanted().stream().mapToObj(String::valueOf).collect(Collectors.joining(" "));
        return Stream.concat(
                        Stream.of(
                                String.valueOf(example.member()),
                                String.valueOf(example.daysUntil()),
                                String.valueOf(example.fresh()),
                                wanted.isEmpty() ? NONE : wanted),
                        example.candidates().stream().map(features -> DoubleStream.of(features)
                                .mapToObj(ExamplesColumn::rounded)
                                .collect(Collectors.joining(" "))))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String rounded(double feature) {
        return Double.isNaN(feature) ? NONE : Double.toString(Math.round(feature * DIGITS) / DIGITS);
    }

    static List<RankingExample> read(String text) {
        return text.isEmpty()
                ? List.of()
                : text.lines().map(ExamplesColumn::example).toList();
    }

    private static RankingExample example(String line) {
        String[] parts = line.split(BETWEEN);
        BitSet wanted = new BitSet();
        if (!parts[3].equals(NONE)) {
            Stream.of(parts[3].split(" ")).mapToInt(Integer::parseInt).forEach(wanted::set);
        }
        List<double[]> candidates = new ArrayList<>();
        for (int i = 4; i < parts.length; i++) {
            candidates.add(Stream.of(parts[i].split(" "))
                    .mapToDouble(feature -> feature.equals(NONE) ? Double.NaN : Double.parseDouble(feature))
                    .toArray());
        }
        return new RankingExample(
                Integer.parseInt(parts[0]),
                candidates,
                wanted,
                Double.parseDouble(parts[1]),
                Integer.parseInt(parts[2]));
    }
}
