package org.pointsmall.loyalty.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.points.Points;

/**
 * What counts as everyday, quality and rare, and how many of each a mall should have.
 *
 * @param everydayMost everyday costs at most so many points
 * @param rareLeast rare costs at least so many, more than {@code everydayMost}
 * @param targets the per cent of all offers that should be of each band, in their order; they sum to 100
 */
public record PriceMix(long everydayMost, long rareLeast, List<Integer> targets) {
    private static final Pattern TARGETS = Pattern.compile("[0-9]{1,3}/[0-9]{1,3}/[0-9]{1,3}");
    private static final int WHOLE = 100;

    public PriceMix {
        targets = List.copyOf(targets);
        if (everydayMost < 1 || rareLeast <= everydayMost) {
            throw new IllegalArgumentException(
                    "rare costs more than everyday, and that at least a point: " + everydayMost + ", " + rareLeast);
        }
        if (targets.size() != PriceBand.values().length
                || targets.stream().mapToInt(Integer::intValue).sum() != WHOLE) {
            throw new IllegalArgumentException("shares of everyday, quality and rare that sum to 100: " + targets);
        }
    }

    /** @param targets such as {@code 60/30/10} */
    public static PriceMix of(long everydayMost, long rareLeast, String targets) {
        if (!TARGETS.matcher(targets).matches()) {
            throw new IllegalArgumentException("shares of everyday, quality and rare, such as 60/30/10: " + targets);
        }
        return new PriceMix(
                everydayMost,
                rareLeast,
                List.of(targets.split("/")).stream().map(Integer::valueOf).toList());
    }

    /** The band of a price. */
    public PriceBand of(Points price) {
        if (price.value() <= everydayMost) {
            return PriceBand.EVERYDAY;
        }
        return price.value() < rareLeast ? PriceBand.QUALITY : PriceBand.RARE;
    }

    /** Whole per cent of each of these in all of them. They sum to 100: what is cut off goes to the largest remainders. */
    static List<Integer> percent(List<Long> counts) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return counts.stream().map(count -> 0).toList();
        }
        List<Integer> percent = new ArrayList<>(counts.stream()
                .map(count -> Math.toIntExact(count * WHOLE / all))
                .toList());
        int lacking = WHOLE - percent.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, counts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -(counts.get(i) * WHOLE % all)))
                .limit(lacking)
                .forEach(i -> percent.set(i, percent.get(i) + 1));
        return percent;
    }
}
