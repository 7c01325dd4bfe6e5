package org.pointsmall.loyalty.admin.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Figure.Key;
import org.pointsmall.loyalty.simulation.Figure.Kind;
import org.springframework.context.MessageSource;

/** Puts names to the figures of a result: of rules as they were called at that version, of tiers and categories as now. */
final class NameFigures {
    private final EditDefinitions<RuleTerms> rules;
    private final TargetNames.Source names;
    private final MessageSource messages;

    NameFigures(EditDefinitions<RuleTerms> rules, TargetNames.Source names, MessageSource messages) {
        this.rules = rules;
        this.names = names;
        this.messages = messages;
    }

    /**
     * A figure with its name.
     *
     * @param rule the rule whose it is; empty where it is no rule's
     * @param version of the rule; empty where it is no rule's
     */
    record Named(Kind kind, String code, String name, String rule, String version, Figure figure) {}

    /** By kind, and of each kind those first that gave or would give most. */
    List<Named> name(Map<Key, Figure> figures, Locale locale) {
        List<Long> categories = figures.keySet().stream()
                .filter(key -> key.kind() == Kind.CATEGORY && !key.code().isEmpty())
                .map(key -> Long.valueOf(key.code()))
                .toList();
        TargetNames known = names.of(List.of(), categories, locale);
        Map<Long, List<Version<RuleTerms>>> versions = new HashMap<>();
        List<Named> named = new ArrayList<>();
        figures.forEach((key, figure) -> named.add(
                switch (key.kind()) {
                    case TOTAL -> plain(key, say("Total", locale), figure);
                    case RULE -> ofRule(key, figure, versions, locale);
                    case TIER ->
                        plain(key, key.code().isEmpty() ? say("NoTier", locale) : known.tier(key.code()), figure);
                    case CATEGORY ->
                        plain(
                                key,
                                key.code().isEmpty()
                                        ? say("NoCategory", locale)
                                        : known.category(Long.valueOf(key.code())),
                                figure);
                }));
        named.sort(Comparator.comparing(Named::kind)
                .thenComparing(one -> one.figure().simulated().value(), Comparator.reverseOrder())
                .thenComparing(one -> one.figure().issued().value(), Comparator.reverseOrder())
                .thenComparing(Named::code));
        return named;
    }

    private static Named plain(Key key, String name, Figure figure) {
        return new Named(key.kind(), key.code(), name, "", "", figure);
    }

    private Named ofRule(Key key, Figure figure, Map<Long, List<Version<RuleTerms>>> versions, Locale locale) {
        if (key.code().equals(Key.BASE)) {
            return plain(key, say("Base", locale), figure);
        }
        if (key.code().equals(Key.BY_TIER)) {
            return plain(key, say("ByTier", locale), figure);
        }
        int slash = key.code().indexOf('/');
        VersionRef<RuleTerms> ref = new VersionRef<RuleTerms>(
                Long.parseLong(key.code().substring(0, slash)),
                Integer.parseInt(key.code().substring(slash + 1)));
        return ofRule(ref, figure, versions);
    }

    private Named ofRule(VersionRef<RuleTerms> ref, Figure figure, Map<Long, List<Version<RuleTerms>>> versions) {
        String id = Long.toString(ref.id());
        String version = Integer.toString(ref.version());
        Predicate<Version<RuleTerms>> isThat = saved -> saved.ref().equals(ref);
        String name = versions.computeIfAbsent(ref.id(), rules::versions).stream()
                .filter(isThat)
                .map(saved -> saved.terms().name())
                .findFirst()
                .orElse("#" + id);
        return new Named(Kind.RULE, id + "/" + version, name, id, version, figure);
    }

    private String say(String code, Locale locale) {
        return messages.getMessage("LoyaltySimulation_" + code, null, locale);
    }
}
