package org.pointsmall.loyalty.insight.dashboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;

/**
 * Members by tier at the beginning and the end of a span, by what was decided of their tiers. Closed accounts keep theirs.
 *
 * @param tiers by their codes
 * @param byMembers how many members have a tier now by their own rows, where the span ends today; null where it does not
 */
public record TierFigures(List<Of> tiers, @Nullable Long byMembers) {
    public TierFigures {
        tiers = List.copyOf(tiers);
    }

    /**
     * Of one tier; {@code before + came − left = after}.
     *
     * @param left for another tier or none, or because the account became part of another's
     */
    public record Of(String tier, long before, long came, long left, long after) {}

    static TierFigures of(FigureSums everBefore, FigureSums span, @Nullable Long byMembers) {
        Map<String, Long> before = new TreeMap<>();
        came(everBefore).forEach((tier, members) -> before.merge(tier, members, Long::sum));
        left(everBefore).forEach((tier, members) -> before.merge(tier, -members, Long::sum));
        Map<String, Long> came = came(span);
        Map<String, Long> left = left(span);
        Map<String, Of> tiers = new TreeMap<>();
        for (Map<String, Long> known : List.of(before, came, left)) {
            for (String tier : known.keySet()) {
                long had = before.getOrDefault(tier, 0L);
                long in = came.getOrDefault(tier, 0L);
                long out = left.getOrDefault(tier, 0L);
                if (had != 0 || in != 0 || out != 0) {
                    tiers.put(tier, new Of(tier, had, in, out, had + in - out));
                }
            }
        }
        return new TierFigures(List.copyOf(tiers.values()), byMembers);
    }

    private static Map<String, Long> came(FigureSums sums) {
        Map<String, Long> came = sums.by(FigureFamily.TIER, FigureCell::other);
        came.remove("");
        return came;
    }

    private static Map<String, Long> left(FigureSums sums) {
        Map<String, Long> left = sums.by(FigureFamily.TIER, FigureCell::one);
        sums.by(FigureFamily.TIER_MERGED, FigureCell::one)
                .forEach((tier, members) -> left.merge(tier, members, Long::sum));
        left.remove("");
        return left;
    }

    /** How many members have a tier at the end. */
    public long after() {
        return tiers.stream().mapToLong(Of::after).sum();
    }
}
