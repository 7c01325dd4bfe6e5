package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Changes rules, as an operator writes them ({@link RuleDraft}) or as they are. What is saved and committed is in force
 * on every node within a second ({@link RulesInForce}). A rule that can't be saved is refused with all that is wrong.
 */
public final class EditRules {
    private final RuleStore store;
    private final EarningTerms terms;
    private final Targets targets;
    private final ConditionText conditions;
    private final Transactions transactions;
    private final BusinessTime time;

    public EditRules(
            RuleStore store,
            EarningTerms terms,
            Targets targets,
            ConditionText conditions,
            Transactions transactions,
            BusinessTime time) {
        this.store = store;
        this.terms = terms;
        this.targets = targets;
        this.conditions = conditions;
        this.transactions = transactions;
        this.time = time;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The rule stands. */
        record Saved(SavedRule rule) implements Result {}

        /** Nothing has changed, for these reasons. */
        record Refused(List<Invalid> wrong) implements Result {
            public Refused {
                wrong = List.copyOf(wrong);
            }
        }

        /** Nothing has changed: somebody else has saved this version meanwhile. */
        record Outdated(SavedRule latest) implements Result {}
    }

    /** Adds a rule. */
    public Result add(RuleTerms rule, boolean active, String actor) {
        return add(new ReadRule.Result(rule, active, List.of()), actor);
    }

    /** Adds a rule as it is written. */
    public Result add(Draft rule, String actor) {
        return add(read(rule), actor);
    }

    private Result add(ReadRule.Result rule, String actor) {
        return transactions.required(() -> {
            store.lock();
            List<Invalid> wrong = wrong(rule, store.all());
            return wrong.isEmpty()
                    ? new Result.Saved(store.add(rule.terms(), rule.active(), time.now(), actor))
                    : new Result.Refused(wrong);
        });
    }

    /**
     * Makes a new version of a rule.
     *
     * @param seen the version that the change was made to
     * @throws IllegalArgumentException where there is no such rule
     */
    public Result change(RuleRef seen, RuleTerms rule, boolean active, String actor) {
        return change(seen, new ReadRule.Result(rule, active, List.of()), actor);
    }

    /** The same, as it is written. */
    public Result change(RuleRef seen, Draft rule, String actor) {
        return change(seen, read(rule), actor);
    }

    private Result change(RuleRef seen, ReadRule.Result rule, String actor) {
        return transactions.required(() -> {
            store.lock();
            SavedRule last = store.find(seen.id()).orElseThrow(() -> new IllegalArgumentException("no rule " + seen));
            if (!last.ref().equals(seen)) {
                return new Result.Outdated(last);
            }
            List<SavedRule> others = store.all().stream()
                    .filter(saved -> saved.ref().id() != seen.id())
                    .toList();
            // A rule can be switched off whatever has become of what it names.
            boolean onlyOff =
                    !rule.active() && rule.wrong().isEmpty() && rule.terms().equals(last.terms());
            List<Invalid> wrong = onlyOff ? List.of() : wrong(rule, others);
            return wrong.isEmpty()
                    ? new Result.Saved(store.change(seen, rule.terms(), rule.active(), time.now(), actor))
                    : new Result.Refused(wrong);
        });
    }

    private ReadRule.Result read(Draft rule) {
        return ReadRule.read(rule, currency(), time.zone(), conditions);
    }

    /** What is wrong with the fields, and what with those among them that are not. */
    private List<Invalid> wrong(ReadRule.Result rule, List<SavedRule> others) {
        List<Invalid> wrong = new ArrayList<>(rule.wrong());
        RuleChecks checks = new RuleChecks(targets);
        List<Invalid> found = checks.check(rule.terms(), others, currency());
        if (rule.active() && wrong.isEmpty() && found.isEmpty()) {
            return checks.checkInForce(rule.terms(), others);
        }
        found.stream().filter(invalid -> rule.isRight(invalid.field())).forEach(wrong::add);
        return wrong;
    }

    private Currency currency() {
        return terms.rate().money().currency();
    }

    /** A rule as an operator writes it, to be changed. */
    public Draft written(SavedRule rule) {
        return RuleDraft.of(rule.terms(), rule.active(), conditions);
    }

    /** All rules, in force or not, by id. */
    public List<SavedRule> all() {
        return transactions.required(store::all);
    }

    /** The latest version of a rule. */
    public Optional<SavedRule> find(long id) {
        return transactions.required(() -> store.find(id));
    }

    /** All versions of a rule, the latest first. */
    public List<SavedRule> versions(long id) {
        return transactions.required(() -> store.versions(id));
    }
}
