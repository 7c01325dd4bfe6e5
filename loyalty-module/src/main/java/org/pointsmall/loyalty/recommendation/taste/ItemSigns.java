package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.util.List;
import org.pointsmall.loyalty.recommendation.taste.ItemSales.Buyers;

/**
 * By what an item is ranked beside taste: how many bought it lately, and ever, how long it has been sold, and how long ago
 * last. All are logarithms, so that weighing them is to multiply powers, as the trend does with powers that are fixed.
 */
public record ItemSigns(List<Double> values) {
    static final int COUNT = 8;

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double EVER_AT_LEAST = 10;

    public ItemSigns {
        values = List.copyOf(values);
        if (values.size() != COUNT) {
            throw new IllegalArgumentException(COUNT + " signs, not " + values);
        }
    }

    static ItemSigns of(Buyers buyers, int twoWeeks, Duration sinceFirst, Duration sinceLast) {
        return new ItemSigns(List.of(
                Math.log(buyers.month() + 1.0),
                Math.log(twoWeeks + 1.0),
                Math.log(buyers.week() + 1.0),
                Math.log(buyers.firstInWeek() + 1.0),
                Math.log(buyers.ever() + EVER_AT_LEAST),
                Math.log(buyers.newcomers() + 1.0),
                Math.log(days(sinceFirst) + 1),
                Math.log(days(sinceLast) + 1)));
    }

    private static double days(Duration time) {
        return Math.max(0, time.toSeconds() / SECONDS_OF_A_DAY);
    }
}
