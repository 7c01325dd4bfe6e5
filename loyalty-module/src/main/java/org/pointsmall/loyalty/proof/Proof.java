package org.pointsmall.loyalty.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a proof found.
 *
 * @param complete whether all was read; false where it was stopped before
 * @param accounts how many accounts were compared
 * @param entries how many journal entries they were rebuilt from
 * @param holds how many holds were compared with their lots
 * @param rewards how many rewards were compared with the entries that paid them
 * @param claims how many claims of limited quantities were compared with what they are for
 * @param sides the sum of all lines by side, as written in the journal
 * @param outstanding points that members own, by their accounts' rows: what the merchant owes
 * @param differences the first of what does not agree, the first cause first; empty where all is well
 * @param differenceCount how many differences there are in all
 */
public record Proof(
        boolean complete,
        long accounts,
        long entries,
        long holds,
        long rewards,
        long claims,
        Map<String, Long> sides,
        long outstanding,
        List<Difference> differences,
        long differenceCount) {
    public Proof {
        sides = Map.copyOf(sides);
        differences = List.copyOf(differences);
    }

    /** Whether everything was compared, and agrees. */
    public boolean isSound() {
        return complete && differenceCount == 0;
    }

    /** Points ever given out by earning, less those taken back. */
    public long issued() {
        return -side("PROGRAMME_ISSUED");
    }

    /** Points used up, less those given back. */
    public long burned() {
        return side("PROGRAMME_BURNED");
    }

    /** The programme's account in one line: how its sides add up to what is outstanding. */
    public String programme() {
        StringBuilder words = new StringBuilder("issued %,d".formatted(issued()));
        new TreeMap<>(sides).forEach((side, sum) -> {
            if (sum != 0 && !ProgrammeTotals.isMembers(side) && !side.equals("PROGRAMME_ISSUED")) {
                String name = side.replace("PROGRAMME_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
                words.append(" %s %s %,d".formatted(sum > 0 ? "less" : "plus", name, Math.abs(sum)));
            }
        });
        return words.append(" are %,d, outstanding %,d".formatted(ProgrammeTotals.givenOut(sides), outstanding))
                .toString();
    }

    /** What was found, line by line: the first difference first, the verdict last. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("%,d accounts, %,d entries, %,d holds, %,d rewards, %,d claims"
                .formatted(accounts, entries, holds, rewards, claims));
        if (complete) {
            lines.add(programme());
        }
        for (int i = 0; i < differences.size(); i++) {
            lines.add((i == 0 ? "FIRST DIFFERENCE: " : "DIFFERENCE: ") + differences.get(i));
        }
        if (!complete) {
            lines.add("Stopped before the end. %,d differences so far.".formatted(differenceCount));
        } else if (differenceCount == 0) {
            lines.add("All of it follows from the journal.");
        } else {
            lines.add("%,d differences.".formatted(differenceCount));
        }
        return lines;
    }

    private long side(String side) {
        return sides.getOrDefault(side, 0L);
    }
}
