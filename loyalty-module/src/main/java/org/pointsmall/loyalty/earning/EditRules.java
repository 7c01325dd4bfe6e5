package org.pointsmall.loyalty.earning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.points.Money;

/** Changes rules. What is saved and committed is in force on every node within a second ({@link RulesInForce}). */
public final class EditRules {
    private final RuleStore store;
    private final EarningTerms terms;
    private final Transactions transactions;
    private final Clock clock;

    public EditRules(RuleStore store, EarningTerms terms, Transactions transactions, Clock clock) {
        this.store = store;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The rule stands. */
        record Saved(SavedRule rule) implements Result {}

        /** Nothing has changed, for these reasons. */
        record Refused(List<RuleProblem> problems) implements Result {}

        /** Nothing has changed: somebody else has saved this version meanwhile. */
        record Outdated(RuleRef latest) implements Result {}
    }

    /** Adds a rule. */
    public Result add(RuleTerms rule, boolean active, String actor) {
        return transactions.required(() -> {
            store.lock();
            List<RuleProblem> problems = problems(Optional.empty(), rule);
            return problems.isEmpty()
                    ? new Result.Saved(store.add(rule, active, clock.instant(), actor))
                    : new Result.Refused(problems);
        });
    }

    /**
     * Makes a new version of a rule.
     *
     * @param seen the version that the change was made to
     * @throws IllegalArgumentException where there is no such rule
     */
    public Result change(RuleRef seen, RuleTerms rule, boolean active, String actor) {
        return transactions.required(() -> {
            store.lock();
            SavedRule last = store.find(seen.id()).orElseThrow(() -> new IllegalArgumentException("no rule " + seen));
            if (!last.ref().equals(seen)) {
                return new Result.Outdated(last.ref());
            }
            List<RuleProblem> problems = problems(Optional.of(seen.id()), rule);
            return problems.isEmpty()
                    ? new Result.Saved(store.change(seen, rule, active, clock.instant(), actor))
                    : new Result.Refused(problems);
        });
    }

    private List<RuleProblem> problems(Optional<Long> id, RuleTerms rule) {
        List<RuleProblem> problems = new ArrayList<>();
        boolean torn = store.all().stream()
                .filter(saved -> !Optional.of(saved.ref().id()).equals(id))
                .map(saved -> saved.terms().group())
                .anyMatch(group -> group.code().equals(rule.group().code()) && !group.equals(rule.group()));
        if (torn) {
            problems.add(RuleProblem.of("group.stacking", "differs-in-group"));
        }
        if (rule.effect() instanceof Effect.BaseRate base) {
            requireCurrency("effect.money", base.rate().money(), problems);
        }
        if (rule.effect() instanceof Effect.OrderSteps steps) {
            for (int i = 0; i < steps.steps().size(); i++) {
                requireCurrency(
                        "effect.steps[" + i + "].from", steps.steps().get(i).from(), problems);
            }
        }
        return problems;
    }

    private void requireCurrency(String field, Money money, List<RuleProblem> problems) {
        if (!money.currency().equals(terms.rate().money().currency())) {
            problems.add(new RuleProblem(
                    field,
                    "other-currency",
                    Map.of("currency", terms.rate().money().currency().getCurrencyCode())));
        }
    }
}
