package org.pointsmall.demo.crash;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What became of all the kills, as a table in Markdown. */
final class CrashMatrix {

    /** What the next process found, of what the kill had cut off. */
    enum Found {
        /** The order was placed, and was settled if it was not. */
        STOOD,
        /** Nothing of the checkout was left, and the shopper's second try placed the order. */
        UNDONE,
        /** What the job had begun was ended. */
        ENDED,
        /** Something that must never be. */
        WRONG
    }

    private final Map<CrashStep, Map<Mode, Map<Found, Integer>>> counts = new LinkedHashMap<>();
    private int kills;

    CrashMatrix(List<CrashStep> steps) {
        steps.forEach(step -> counts.put(step, new EnumMap<>(Mode.class)));
    }

    void add(CrashStep step, Mode mode, Found found) {
        counts.get(step)
                .computeIfAbsent(mode, none -> new EnumMap<>(Found.class))
                .merge(found, 1, Integer::sum);
        kills += step.at().size();
    }

    int kills() {
        return kills;
    }

    String asMarkdown() {
        StringJoiner table = new StringJoiner("\n");
        table.add("| killed at | in one transaction | each activity by itself |")
                .add("|---|---|---|");
        counts.forEach((step, modes) -> {
            if (!modes.isEmpty()) {
                table.add("| " + step + " | " + words(modes.get(Mode.OUTER)) + " | " + words(modes.get(Mode.BROADLEAF))
                        + " |");
            }
        });
        return table.toString();
    }

    private static String words(Map<Found, Integer> found) {
        if (found == null) {
            return "";
        }
        StringJoiner words = new StringJoiner(", ");
        found.forEach((what, times) -> words.add(times + " × " + what.name().toLowerCase(java.util.Locale.ROOT)));
        return words.toString();
    }
}
