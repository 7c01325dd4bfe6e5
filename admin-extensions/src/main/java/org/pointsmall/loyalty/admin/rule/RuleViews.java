package org.pointsmall.loyalty.admin.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleDraft;
import org.pointsmall.loyalty.earning.SavedRule;
import org.pointsmall.loyalty.earning.Stacking;

/** Draws up the list of rules, a rule's history, and what its form offers. */
final class RuleViews {
    private final TargetNames.Source names;

    RuleViews(TargetNames.Source names) {
        this.names = names;
    }

    /** A version of a rule, in words. */
    record Row(
            String id,
            String version,
            String name,
            String group,
            String stacking,
            String priority,
            List<Sentence> does,
            List<Sentence> when,
            List<Sentence> whom,
            boolean active,
            String savedAt,
            String savedBy) {}

    /** In the order in which rules apply. */
    List<Row> list(List<SavedRule> rules, Locale locale, DisplayFormat written) {
        List<SavedRule> ordered = rules.stream()
                .sorted((a, b) -> EarningRule.ORDER.compare(
                        new EarningRule(a.ref(), a.terms()), new EarningRule(b.ref(), b.terms())))
                .toList();
        return rows(ordered, locale, written);
    }

    /** As they are given. */
    List<Row> rows(List<SavedRule> rules, Locale locale, DisplayFormat written) {
        Set<Long> products = new HashSet<>();
        Set<Long> categories = new HashSet<>();
        rules.forEach(rule -> products.addAll(rule.terms().scope().products()));
        rules.forEach(rule -> categories.addAll(rule.terms().scope().categories()));
        TargetNames known = names.of(products, categories, locale);
        RuleInWords words = new RuleInWords(locale, written.zone(), known);
        return rules.stream().map(rule -> row(rule, words, written)).toList();
    }

    private static Row row(SavedRule rule, RuleInWords words, DisplayFormat written) {
        return new Row(
                Long.toString(rule.ref().id()),
                Integer.toString(rule.ref().version()),
                rule.terms().name(),
                rule.terms().group().code(),
                "LoyaltyRule_Stacking_" + rule.terms().group().stacking(),
                Integer.toString(rule.terms().priority()),
                words.does(rule.terms()),
                words.when(rule.terms()),
                words.whom(rule.terms()),
                rule.active(),
                written.time(rule.savedAt()),
                rule.actor());
    }

    /** What the form offers to choose from, by the names that its template knows. */
    Map<String, Object> choices(DraftForm form, List<SavedRule> rules, Locale locale) {
        List<Long> products = TargetNames.ids(form.draft(), "scope.products");
        List<Long> categories = TargetNames.ids(form.draft(), "scope.categories");
        TargetNames known = names.of(products, categories, locale);
        Map<String, Object> choices = new HashMap<>(new WindowInWords(locale).choices());
        choices.put("stackings", TargetNames.names(Stacking.values()));
        choices.put("kinds", TargetNames.names(RuleDraft.Kind.values()));
        choices.put("subjects", TargetNames.names(Limit.Subject.values()));
        choices.put("periods", TargetNames.names(Limit.Period.values()));
        choices.put(
                "groups",
                rules.stream()
                        .map(rule -> rule.terms().group().code())
                        .distinct()
                        .sorted()
                        .toList());
        choices.put("products", known.products(products));
        choices.put("categories", known.categories(categories));
        choices.put("tiers", known.tiers(form.draft().items("audience.tiers")));
        choices.put("segments", known.segments(form.draft().items("audience.segments")));
        return choices;
    }
}
