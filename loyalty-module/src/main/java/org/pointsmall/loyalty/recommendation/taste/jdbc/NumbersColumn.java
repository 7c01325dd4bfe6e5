package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers as a text, {@code 0.6931 -2.303}, to seven digits: more than decides an order. */
final class NumbersColumn {
    private static final MathContext DIGITS = new MathContext(7);

    private NumbersColumn() {}

    static String text(List<Double> numbers) {
        return numbers.stream()
                .map(number ->
                        String.valueOf(new BigDecimal(number).round(DIGITS).doubleValue()))
                .collect(Collectors.joining(" "));
    }

    static List<Double> read(String text) {
        return Stream.of(text.split(" ")).map(Double::valueOf).toList();
    }
}
