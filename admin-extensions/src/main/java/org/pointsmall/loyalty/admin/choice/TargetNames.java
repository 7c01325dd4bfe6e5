package org.pointsmall.loyalty.admin.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.SegmentNames;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.tier.TierSchemes;

/** What people call what definitions name. What has no name any more is called by its id or code. */
public final class TargetNames {
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,18}");
    private static final int MOST_IDS = 1_000;

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
    public record Source(Catalogue catalogue, TierSchemes schemes, OfferNames offers, Supplier<OwnSegmentBook> own) {

        /** Products, categories or offers with this part in their name, at most so many. */
        public List<Catalogue.Named> find(String in, String part, int most, Locale locale) {
            return switch (in) {
                case "categories" -> catalogue.categoriesNamed(part, most);
                case "offers" -> offers.named(part, most, locale);
                default -> catalogue.productsNamed(part, most);
            };
        }

        /** Offers by their ids, in this order. */
        public List<Choice> offers(Collection<Long> ids, Locale locale) {
            return offers.of(ids, locale);
        }

        public TargetNames of(Collection<Long> products, Collection<Long> categories, Locale locale) {
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

        private Map<String, String> segments(Locale locale) {
            Map<String, String> names = new LinkedHashMap<>();
            for (NamedSegment segment : NamedSegment.values()) {
                SegmentCode code = segment.code();
                names.put(code.value(), SegmentNames.name(code, locale).orElse(code.value()));
            }
            OwnSegmentBook book = own.get();
            book.codes().forEach(code -> names.put(code.value(), book.name(code, locale)));
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

    /** Products, by their ids, whether there are any such or not. */
    public List<Choice> products(Collection<Long> named) {
        return named.stream()
                .map(id -> new Choice(Long.toString(id), product(id)))
                .toList();
    }

    public List<Choice> categories(Collection<Long> named) {
        return named.stream()
                .map(id -> new Choice(Long.toString(id), category(id)))
                .toList();
    }

    /** The ids among what is written there; what is none has no name to be looked up. */
    public static List<Long> ids(Draft draft, String path) {
        return draft.items(path).stream()
                .filter(item -> ID.matcher(item).matches())
                .limit(MOST_IDS)
                .map(Long::valueOf)
                .toList();
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
