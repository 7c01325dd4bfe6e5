package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Weights as a text: {@code owl:0.61 lamp:0.79}, by name, to four digits. No name has a colon or a space in it. */
final class WeightsColumn {
    private static final MathContext DIGITS = new MathContext(4);

    private WeightsColumn() {}

    static String text(Map<?, Float> weights) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(weights).forEach((name, weight) -> {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(name)
                    .append(':')
                    .append(new BigDecimal(weight).round(DIGITS).floatValue());
        });
        return text.toString();
    }

    static <K> Map<K, Float> read(String text, Function<String, K> name) {
        Map<K, Float> weights = new HashMap<>();
        int from = 0;
        while (from < text.length()) {
            int colon = text.indexOf(':', from);
            int end = text.indexOf(' ', colon);
            end = end < 0 ? text.length() : end;
            weights.put(name.apply(text.substring(from, colon)), Float.valueOf(text.substring(colon + 1, end)));
            from = end + 1;
        }
        return weights;
    }
}
