package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names. Offers are found by the alias {@code PREFIX-offers}, and written by an alias that each index has for itself:
 * an alias that is gone is never made anew by somebody who writes, as an index would be.
 *
 * @param served the alias of the index that is served
 */
record OfferAlias(String served) {
    private static final String WRITE = "-write";

    static OfferAlias of(String prefix) {
        return new OfferAlias(prefix + "-offers");
    }

    String index(int number) {
        return served + "-" + number;
    }

    /** Matches each index, and no alias. */
    String indexes() {
        return served + "-*";
    }

    String write(String index) {
        return index + WRITE;
    }

    boolean isIndex(String name) {
        return number(name).isPresent();
    }

    /** The number of the index that comes after these. */
    int next(List<String> indexes) {
        return indexes.stream()
                        .map(this::number)
                        .flatMapToInt(OptionalInt::stream)
                        .boxed()
                        .max(Comparator.naturalOrder())
                        .orElse(0)
                + 1;
    }

    private OptionalInt number(String index) {
        Matcher numbered =
                Pattern.compile(Pattern.quote(served) + "-(\\d{1,9})").matcher(index);
        return numbered.matches() ? OptionalInt.of(Integer.parseInt(numbered.group(1))) : OptionalInt.empty();
    }
}
