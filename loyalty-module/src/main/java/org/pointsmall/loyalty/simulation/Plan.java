package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What is simulated.
 *
 * @param name what its operator calls it
 * @param from the first moment whose orders count
 * @param until the first moment after it
 * @param rules the versions of rules by which they earn; whether they are in force is of no importance
 * @param worth what points are worth, to say what they cost
 */
public record Plan(String name, Instant from, Instant until, List<VersionRef<RuleTerms>> rules, PointsRate worth) {
    public static final int LONGEST_NAME = 100;
    static final int MOST_RULES = 1000;

    public Plan {
        rules = rules.stream()
                .distinct()
                .sorted(Comparator.comparingLong((VersionRef<RuleTerms> rule) -> rule.id())
                        .thenComparing(VersionRef::version))
                .toList();
    }

    /** What keeps it from being run; {@code known} are the versions that there are of its rules. */
    List<Invalid> problems(Set<VersionRef<RuleTerms>> known) {
        List<Invalid> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Invalid.of("name", "MISSING"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(
                    Invalid.of("name", "TOO_LONG").with("length", name.length()).with("most", LONGEST_NAME));
        }
        if (!from.isBefore(until)) {
            problems.add(Invalid.of("until", "ENDS_BEFORE_START")
                    .with("from", from.toString())
                    .with("until", until.toString()));
        }
        if (rules.size() > MOST_RULES) {
            problems.add(Invalid.of("rules", "TOO_MANY").with("most", MOST_RULES));
        }
        for (int i = 0; i < rules.size(); i++) {
            VersionRef<RuleTerms> rule = rules.get(i);
            if (!known.contains(rule)) {
                problems.add(Invalid.of("rules[" + i + "]", "UNKNOWN_RULE")
                        .with("rule", rule.id())
                        .with("version", rule.version()));
            } else if (i > 0 && rules.get(i - 1).id() == rule.id()) {
                problems.add(Invalid.of("rules[" + i + "]", "TWO_VERSIONS").with("rule", rule.id()));
            }
        }
        return problems;
    }
}
