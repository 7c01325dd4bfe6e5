package org.pointsmall.loyalty.admin.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.mall.Catalogue;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentNames;
import org.pointsmall.loyalty.tier.TierSchemes;

/** What people call what rules name. What has no name any more is called by its id or code. */
final class TargetNames {
    private final Map<Long, String> products;
    private final Map<Long, String> categories;
    private final Map<String, String> tiers;
    private final Map<String, String> segments;

    private TargetNames(
            Map<Long, String> products,
            Map<Long, String> categories,
            Map<String, String> tiers,
            Map<String, String> segments) {
        this.products = products;
        this.categories = categories;
        this.tiers = tiers;
        this.segments = segments;
    }

    /** Looks names up. */
    record Source(Catalogue catalogue, TierSchemes schemes) {

        TargetNames of(Collection<RuleTerms> rules, Locale locale) {
            Set<Long> products = new HashSet<>();
            Set<Long> categories = new HashSet<>();
            rules.forEach(rule -> products.addAll(rule.scope().products()));
            rules.forEach(rule -> categories.addAll(rule.scope().categories()));
            return of(products, categories, locale);
        }

        TargetNames of(Collection<Long> products, Collection<Long> categories, Locale locale) {
            return new TargetNames(
                    catalogue.products(products), catalogue.categories(categories), tiers(locale), segments(locale));
        }

        private Map<String, String> tiers(Locale locale) {
            Map<String, String> names = new LinkedHashMap<>();
            TierSchemes.Revision revision = schemes.inForce();
            if (revision != null) {
                revision.scheme()
                        .tiers()
                        .forEach(tier ->
                                names.put(tier.code().value(), tier.name().in(locale)));
            }
            return names;
        }

        private static Map<String, String> segments(Locale locale) {
            Map<String, String> names = new LinkedHashMap<>();
            for (NamedSegment segment : NamedSegment.values()) {
                SegmentCode code = segment.code();
                names.put(code.value(), SegmentNames.name(code, locale).orElse(code.value()));
            }
            return names;
        }
    }

    /**
     * Something to be ticked.
     *
     * @param value as rules name it
     * @param label as people do
     */
    record Choice(String value, String label) {}

    String product(Long id) {
        return products.getOrDefault(id, "#" + id);
    }

    String category(Long id) {
        return categories.getOrDefault(id, "#" + id);
    }

    String tier(String code) {
        return tiers.getOrDefault(code, code);
    }

    String segment(String code) {
        return segments.getOrDefault(code, code);
    }

    /** All tiers, and those that a rule names though there are none of that code any more. */
    List<Choice> tiers(Collection<String> named) {
        return choices(tiers, named);
    }

    List<Choice> segments(Collection<String> named) {
        return choices(segments, named);
    }

    private static List<Choice> choices(Map<String, String> names, Collection<String> named) {
        Map<String, String> all = new LinkedHashMap<>(names);
        named.forEach(code -> all.putIfAbsent(code, code));
        List<Choice> choices = new ArrayList<>();
        all.forEach((code, name) -> choices.add(new Choice(code, name)));
        return choices;
    }

    static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
