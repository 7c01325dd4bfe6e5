package org.pointsmall.loyalty.spring;

import java.util.stream.IntStream;

/** How far apart two spellings are. */
final class Spelling {
    private Spelling() {}

    /** How many letters at least have to be put in, left out or changed to make one of the other (Levenshtein, 1965). */
    static int distance(String one, String other) {
        int[] before = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
