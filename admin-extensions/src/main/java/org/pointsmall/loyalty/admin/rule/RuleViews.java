package org.pointsmall.loyalty.admin.rule;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Written;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleDraft;
import org.pointsmall.loyalty.earning.SavedRule;
import org.pointsmall.loyalty.earning.Stacking;

/** Draws up the list of rules, a rule's history, and what its form offers. */
final class RuleViews {
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,18}");

    private final TargetNames.Source names;
    private final List<String> attributes;

    /** @param attributes of orders that conditions may ask for */
    RuleViews(TargetNames.Source names, List<String> attributes) {
        this.names = names;
        this.attributes = List.copyOf(attributes);
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
    List<Row> list(List<SavedRule> rules, Locale locale, Written written) {
        List<SavedRule> ordered = rules.stream()
                .sorted((a, b) -> EarningRule.ORDER.compare(
                        new EarningRule(a.ref(), a.terms()), new EarningRule(b.ref(), b.terms())))
                .toList();
        return rows(ordered, locale, written);
    }

    /** As they are given. */
    List<Row> rows(List<SavedRule> rules, Locale locale, Written written) {
        TargetNames known = names.of(rules.stream().map(SavedRule::terms).toList(), locale);
        RuleInWords words = new RuleInWords(locale, known);
        return rules.stream().map(rule -> row(rule, words, written)).toList();
    }

    private static Row row(SavedRule rule, RuleInWords words, Written written) {
        return new Row(
                Long.toString(rule.ref().id()),
                Integer.toString(rule.ref().version()),
                rule.terms().name(),
                rule.terms().group().code(),
                "LoyaltyRule_Stacking_" + rule.terms().group().stacking(),
                Integer.toString(rule.terms().priority()),
                words.does(rule.terms()),
                words.when(rule.terms().window()),
                words.whom(rule.terms()),
                rule.active(),
                written.time(rule.savedAt()),
                rule.actor());
    }

    /** What the form offers to choose from, by the names that its template knows. */
    Map<String, Object> choices(DraftForm form, List<SavedRule> rules, Locale locale) {
        List<Long> products = ids(form, "scope.products");
        List<Long> categories = ids(form, "scope.categories");
        TargetNames known = names.of(products, categories, locale);
        RuleInWords words = new RuleInWords(locale, known);
        return Map.of(
                "stackings", TargetNames.names(Stacking.values()),
                "kinds", TargetNames.names(RuleDraft.Kind.values()),
                "subjects", TargetNames.names(Limit.Subject.values()),
                "periods", TargetNames.names(Limit.Period.values()),
                "weekdays",
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new TargetNames.Choice(day.name(), words.weekday(day)))
                                .toList(),
                "zones", zones(),
                "groups",
                        rules.stream()
                                .map(rule -> rule.terms().group().code())
                                .distinct()
                                .sorted()
                                .toList(),
                "products", named(products, known::product),
                "categories", named(categories, known::category),
                "tiers", known.tiers(form.draft().items("audience.tiers")));
    }

    /** Segments that can be ticked. */
    List<TargetNames.Choice> segments(DraftForm form, Locale locale) {
        return names.of(List.of(), locale).segments(form.draft().items("audience.segments"));
    }

    /**
     * What a condition may ask for.
     *
     * @param operators their codes, with spaces
     */
    record Fact(String name, Sentence label, String type, String operators) {}

    List<Fact> facts() {
        return Stream.concat(Field.catalogue().stream(), attributes.stream().map(Field::attribute))
                .map(RuleViews::fact)
                .toList();
    }

    private static Fact fact(Field field) {
        Sentence label = field.attributeName()
                .map(name -> Sentence.of("LoyaltyCondition_order_attribute", name))
                .orElseGet(() -> Sentence.of("LoyaltyCondition_" + field.name().replace('.', '_')));
        return new Fact(
                field.name(),
                label,
                field.type().name(),
                field.type().operators().stream().map(Operator::code).collect(Collectors.joining(" ")));
    }

    private static List<String> zones() {
        Set<String> all = ZoneId.getAvailableZoneIds();
        List<String> zones = new ArrayList<>(all.stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .collect(Collectors.toList()));
        zones.add("UTC");
        return zones;
    }

    private static List<TargetNames.Choice> named(List<Long> ids, Function<Long, String> name) {
        return ids.stream()
                .map(id -> new TargetNames.Choice(Long.toString(id), name.apply(id)))
                .toList();
    }

    private static List<Long> ids(DraftForm form, String path) {
        return form.draft().items(path).stream()
                .filter(item -> ID.matcher(item).matches())
                .limit(1_000)
                .map(Long::valueOf)
                .toList();
    }
}
