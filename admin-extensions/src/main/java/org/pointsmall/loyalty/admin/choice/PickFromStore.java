package org.pointsmall.loyalty.admin.choice;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pointsmall.loyalty.admin.choice.TargetNames.Choice;
import org.pointsmall.loyalty.catalogue.Catalogue;

/**
 * What the store calls by ids of its own: products, categories, its offers.
 *
 * @param named looks for a part of a name, and gives so many at most
 * @param names of those of these ids that there are
 */
record PickFromStore(Search named, Function<Collection<Long>, Map<Long, String>> names) implements Picks {
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,18}");

    /** Looks for a part of a name. */
    interface Search {
        List<Catalogue.Named> of(String part, int most);
    }

    /** By a part of the name, or by the whole number. */
    @Override
    public List<Choice> find(String part, int most, Locale locale) {
        List<Choice> numbered = of(List.of(part), locale).stream()
                .filter(one -> !one.label().isEmpty())
                .toList();
        return Stream.concat(
                        numbered.stream(),
                        named.of(part, most).stream().map(one -> new Choice(Long.toString(one.id()), one.name())))
                .distinct()
                .limit(most)
                .toList();
    }

    @Override
    public List<Choice> of(Collection<String> values, Locale locale) {
        Map<Long, String> known = names.apply(values.stream()
                .filter(value -> ID.matcher(value).matches())
                .map(Long::valueOf)
                .toList());
        return values.stream()
                .map(value -> new Choice(value, ID.matcher(value).matches() ? label(known, Long.valueOf(value)) : ""))
                .toList();
    }

    private static String label(Map<Long, String> known, Long id) {
        String name = known.get(id);
        return name == null ? "" : name.isBlank() ? "#" + id : name;
    }
}
