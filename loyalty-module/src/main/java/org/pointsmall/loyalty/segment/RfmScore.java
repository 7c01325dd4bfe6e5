package org.pointsmall.loyalty.segment;

import java.util.stream.IntStream;

/**
 * The quintiles of one member, each from 1, the worst fifth, to 5, the best.
 *
 * @param recency 5 bought last
 * @param frequency 5 bought most often
 * @param monetary 5 bought for most
 */
public record RfmScore(int recency, int frequency, int monetary) {
    public RfmScore {
        if (IntStream.of(recency, frequency, monetary)
                .anyMatch(quintile -> quintile < Scale.WORST || quintile > Scale.BEST)) {
            throw new IllegalArgumentException("quintiles are 1 to 5: " + recency + frequency + monetary);
        }
    }

    /** What the member is worth, by frequency and money alike: their mean, a half counting up. */
    int worth() {
        return (frequency + monetary + 1) / 2;
    }
}
