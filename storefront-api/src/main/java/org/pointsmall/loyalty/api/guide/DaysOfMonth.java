package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Says days of the month, with those that follow each other as one: the 1st to the 10th, the last 3 days. */
final class DaysOfMonth {
    private static final int A_RUN = 3;
    private static final int TEENS_FROM = 11;
    private static final int TEENS_TO = 13;

    private final Words words;

    DaysOfMonth(Words words) {
        this.words = words;
    }

    /** @param days as windows have them: counted from the first, or as negative numbers from the last */
    List<String> of(Collection<Integer> days) {
        List<String> said = new ArrayList<>();
        for (List<Integer> run : runs(days)) {
            int first = run.get(0);
            int last = run.get(run.size() - 1);
            if (last == -1) {
                said.add(run.size() == 1 ? words.say("day.last") : words.say("day.last-days", "number", run.size()));
            } else if (run.size() < A_RUN) {
                run.forEach(day -> said.add(day(day)));
            } else {
                said.add(words.say("day.run", "from", day(first), "to", day(last)));
            }
        }
        return said;
    }

    private String day(int day) {
        return words.say(
                day > 0 ? "day.nth" : "day.nth-last",
                "day",
                words.say("ordinal." + ending(Math.abs(day)), "number", Math.abs(day)));
    }

    /** 1, 2, 3 for 1st, 2nd, 3rd; 0 for the others. */
    private static int ending(int number) {
        int digit = number % 10;
        return digit > 3 || (number >= TEENS_FROM && number <= TEENS_TO) ? 0 : digit;
    }

    /** First those from the start of the month, then those before its end. */
    private static List<List<Integer>> runs(Collection<Integer> days) {
        List<List<Integer>> runs = new ArrayList<>();
        List<Integer> ordered = new ArrayList<>(new TreeSet<>(days).tailSet(1));
        ordered.addAll(new TreeSet<>(days).headSet(0));
        for (Integer day : ordered) {
            List<Integer> current = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (!current.isEmpty() && current.get(current.size() - 1) + 1 == day) {
                current.add(day);
            } else {
                runs.add(new ArrayList<>(List.of(day)));
            }
        }
        return runs;
    }
}
