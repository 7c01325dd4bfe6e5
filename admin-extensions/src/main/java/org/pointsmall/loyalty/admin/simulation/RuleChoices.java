package org.pointsmall.loyalty.admin.simulation;

import java.util.Comparator;
import java.util.List;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;

/** The rules that a simulation can be made of: each at its latest version, those in force first. */
final class RuleChoices {
    private final EditDefinitions<RuleTerms> rules;

    RuleChoices(EditDefinitions<RuleTerms> rules) {
        this.rules = rules;
    }

    /**
     * A rule to be ticked.
     *
     * @param value its id and version, {@code 12/3}
     * @param draft whether it is not in force
     */
    record Choice(String value, String id, String version, String name, boolean draft) {}

    List<Choice> all() {
        return rules.atHand().stream()
                .sorted(Comparator.comparing((Version<RuleTerms> rule) -> !rule.active())
                        .thenComparingLong(rule -> rule.ref().id()))
                .map(RuleChoices::choice)
                .toList();
    }

    /** As the form begins: what is in force, so that unchanged it tells what the programme itself would give. */
    List<String> inForce() {
        return all().stream()
                .filter(choice -> !choice.draft())
                .map(Choice::value)
                .toList();
    }

    private static Choice choice(Version<RuleTerms> rule) {
        VersionRef<RuleTerms> ref = rule.ref();
        return new Choice(
                ref.id() + "/" + ref.version(),
                Long.toString(ref.id()),
                Integer.toString(ref.version()),
                rule.terms().name(),
                !rule.active());
    }
}
