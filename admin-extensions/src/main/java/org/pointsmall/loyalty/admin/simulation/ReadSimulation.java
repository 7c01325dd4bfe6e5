package org.pointsmall.loyalty.admin.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Reads the form that starts a simulation: {@code name}; {@code from} and {@code until}, its first and last day; and
 * {@code rules}, each as {@code 12/3}. What can be wrong is what {@link ReadDraft} says, {@code ENDS_BEFORE_START} of the
 * last day, and {@code OUT_OF_RANGE} of a last day that is yet to come.
 */
final class ReadSimulation {
    static final Set<String> FIELDS = Set.of("name", "from", "until", "rules");

    private static final Pattern VERSION = Pattern.compile("([1-9][0-9]{0,17})/([1-9][0-9]{0,8})");

    private final ReadDraft reading;

    private ReadSimulation(Draft draft) {
        reading = new ReadDraft(draft);
    }

    /**
     * What was read.
     *
     * @param until the first moment after the last day
     */
    record Result(String name, Instant from, Instant until, List<VersionRef<RuleTerms>> rules, List<Invalid> wrong) {}

    /** @param time the programme's: its days are meant */
    static Result read(Draft draft, BusinessTime time) {
        LocalDate today = time.today();
        ReadSimulation form = new ReadSimulation(draft);
        String name = form.reading.text("name", Plan.LONGEST_NAME, "?");
        LocalDate first = form.day("from", today);
        LocalDate last = form.day("until", today);
        if (form.reading.isRight("until") && last.isAfter(today)) {
            form.reading.refuse(Invalid.of("until", "OUT_OF_RANGE")
                    .with("value", last.toString())
                    .with("least", first.toString())
                    .with("most", today.toString()));
        } else if (form.reading.isRight("from") && form.reading.isRight("until") && last.isBefore(first)) {
            form.reading.refuse(Invalid.of("until", "ENDS_BEFORE_START")
                    .with("from", first.toString())
                    .with("until", last.toString()));
        }
        return new Result(
                name, time.startOf(first), time.startOf(last.plusDays(1)), form.rules(), form.reading.wrong());
    }

    private LocalDate day(String path, LocalDate otherwise) {
        if (!reading.draft().has(path)) {
            reading.refuse(Invalid.of(path, "MISSING"));
        }
        return reading.days(path, 1).stream().findFirst().orElse(otherwise);
    }

    private List<VersionRef<RuleTerms>> rules() {
        List<VersionRef<RuleTerms>> rules = new ArrayList<>();
        for (String item : reading.draft().items("rules")) {
            Matcher version = VERSION.matcher(item);
            if (version.matches()) {
                rules.add(new VersionRef<RuleTerms>(
                        Long.parseLong(version.group(1)), Integer.parseInt(version.group(2))));
            } else {
                reading.refuse(Invalid.of("rules", "UNKNOWN").with("value", item));
            }
        }
        return rules;
    }
}
