package org.pointsmall.loyalty.admin.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;

/** What people call what definitions name. What has no name any more is called by its id or code. */
public final class TargetNames {
    private final Map<Long, String> products;
    private final Map<Long, String> categories;
    private final Map<String, String> tiers;
    private final Map<String, String> segments;

    /** What is called how, by ids and codes. */
    public TargetNames(
            Map<Long, String> products,
            Map<Long, String> categories,
            Map<String, String> tiers,
            Map<String, String> segments) {
        this.products = products;
        this.categories = categories;
        this.tiers = tiers;
        this.segments = segments;
    }

    /**
     * Looks names up.
     *
     * @param defined what operators have defined and forms pick by name, by what it is called there
     */
    public record Source(
            Catalogue catalogue, TierSchemes schemes, Supplier<OwnSegmentBook> own, Map<String, Picks> defined) {
        public Source {
            Map<String, Picks> all = new LinkedHashMap<>(defined);
            all.put("products", new PickFromStore(catalogue::productsNamed, catalogue::products));
            all.put("categories", new PickFromStore(catalogue::categoriesNamed, catalogue::categories));
            all.put("store-offers", new PickFromStore(catalogue::offersNamed, catalogue::offers));
            all.put(
                    "tiers",
                    new PickDefined<>(() -> tiers(schemes), tier -> tier.code().value(), (tier, in) -> tier.name()
                            .in(in)));
            all.put("segments", new PickDefined<>(() -> segments(own.get()), SegmentCode::value, (code, in) -> own.get()
                    .name(code, in)));
            defined = Map.copyOf(all);
        }

        private static List<Tier> tiers(TierSchemes schemes) {
            TierSchemes.Revision revision = schemes.inForce();
            return revision == null ? List.of() : revision.scheme().tiers();
        }

        private static List<SegmentCode> segments(OwnSegmentBook own) {
            List<SegmentCode> codes = new ArrayList<>();
            Arrays.stream(NamedSegment.values()).map(NamedSegment::code).forEach(codes::add);
            codes.addAll(own.codes());
            return codes;
        }

        /** Things with this part in their name, at most so many. */
        public List<Choice> find(String in, String part, int most, Locale locale) {
            Picks picks = defined.get(in);
            return picks == null ? List.of() : picks.find(part, most, locale);
        }

        /** Things that a definition names, in this order; one that there is none of any more has no label. */
        public List<Choice> picked(String in, Collection<String> values, Locale locale) {
            Picks picks = defined.get(in);
            return picks == null
                    ? values.stream().map(value -> new Choice(value, value)).toList()
                    : picks.of(values, locale);
        }

        public TargetNames of(Collection<Long> products, Collection<Long> categories, Locale locale) {
            return new TargetNames(
                    catalogue.products(products), catalogue.categories(categories), tiers(locale), segments(locale));
        }

        private Map<String, String> tiers(Locale locale) {
            Map<String, String> names = new LinkedHashMap<>();
            tiers(schemes)
                    .forEach(tier -> names.put(tier.code().value(), tier.name().in(locale)));
            return names;
        }

        private Map<String, String> segments(Locale locale) {
            Map<String, String> names = new LinkedHashMap<>();
            OwnSegmentBook book = own.get();
            segments(book).forEach(code -> names.put(code.value(), book.name(code, locale)));
            return names;
        }
    }

    /**
     * Something to be ticked.
     *
     * @param value as definitions name it
     * @param label as people do
     */
    public record Choice(String value, String label) {}

    public String product(Long id) {
        return products.getOrDefault(id, "#" + id);
    }

    public String category(Long id) {
        return categories.getOrDefault(id, "#" + id);
    }

    public String tier(String code) {
        return tiers.getOrDefault(code, code);
    }

    public String segment(String code) {
        return segments.getOrDefault(code, code);
    }

    /** All tiers, and those that a definition names though there are none of that code any more. */
    public List<Choice> tiers(Collection<String> named) {
        return choices(tiers, named);
    }

    public List<Choice> segments(Collection<String> named) {
        return choices(segments, named);
    }

    private static List<Choice> choices(Map<String, String> names, Collection<String> named) {
        Map<String, String> all = new LinkedHashMap<>(names);
        named.forEach(code -> all.putIfAbsent(code, code));
        List<Choice> choices = new ArrayList<>();
        all.forEach((code, name) -> choices.add(new Choice(code, name)));
        return choices;
    }

    public static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
