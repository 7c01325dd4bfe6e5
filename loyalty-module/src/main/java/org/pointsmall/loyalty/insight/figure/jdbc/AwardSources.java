package org.pointsmall.loyalty.insight.figure.jdbc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Adds up what awards were made of, as their traces say. What a trace does not explain, such as what a limit has cut off, is
 * {@link #OTHER}, so that the sources sum to the awards.
 */
final class AwardSources {
    static final String BASE = "BASE";
    static final String RULE = "RULE:";
    static final String TIER = "TIER:";
    static final String OTHER = "OTHER";

    private static final String STEP = "earn.";

    private final Map<String, long[]> sums = new TreeMap<>();

    void add(long points, List<TraceLine> trace) {
        long unexplained = points;
        for (TraceLine line : trace) {
            String source = source(line);
            if (source != null) {
                long given = Long.parseLong(line.operands().getOrDefault("points", "0"));
                add(source, given);
                unexplained -= given;
            }
        }
        if (unexplained != 0) {
            add(OTHER, unexplained);
        }
    }

    private static @Nullable String source(TraceLine line) {
        Map<String, String> operands = line.operands();
        return switch (line.code()) {
            case STEP + "base-rate" -> BASE;
            case STEP + "tier" -> TIER + operands.getOrDefault("tier", "");
            case STEP + "rule-rate", STEP + "rule-multiplier", STEP + "rule-steps", STEP + "rule-bonus" ->
                RULE + operands.getOrDefault("rule", "");
            default -> null;
        };
    }

    private void add(String source, long points) {
        long[] sum = sums.computeIfAbsent(source, any -> new long[2]);
        sum[0] += points;
        sum[1]++;
    }

    List<FigureCell> cells() {
        return sums.entrySet().stream()
                .map(sum -> new FigureCell(FigureFamily.SOURCE, sum.getKey(), "", sum.getValue()[0], sum.getValue()[1]))
                .toList();
    }
}
