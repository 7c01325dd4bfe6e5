package org.pointsmall.loyalty.api.guide;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.earning.RuleScope;

/** The products and categories that there are, of those that sentences are about. */
final class KnownThings {
    private final Map<Long, String> products;
    private final Map<Long, String> categories;

    private KnownThings(Map<Long, String> products, Map<Long, String> categories) {
        this.products = products;
        this.categories = categories;
    }

    /** A look at the catalogue for each of both kinds, where any are named. */
    static KnownThings of(NamedThings named, Catalogue catalogue) {
        return new KnownThings(
                named.products().isEmpty() ? Map.of() : catalogue.products(named.products()),
                named.categories().isEmpty() ? Map.of() : catalogue.categories(named.categories()));
    }

    /** Whether there may be something that this is about: not where all that it names is gone from the store. */
    boolean mayHave(RuleScope scope) {
        return mayHave(scope.products(), NamedThings.products(scope), products)
                && mayHave(scope.categories(), NamedThings.categories(scope), categories);
    }

    /** Of more than can be told, only some were looked at. */
    private static boolean mayHave(Collection<?> all, List<Long> told, Map<Long, String> known) {
        return all.size() > told.size() || all.isEmpty() || told.stream().anyMatch(known::containsKey);
    }

    Catalogue.Names names() {
        return new Catalogue.Names(named(products), named(categories));
    }

    private static Map<Long, String> named(Map<Long, String> things) {
        Map<Long, String> named = new HashMap<>(things);
        named.values().removeIf(String::isBlank);
        return named;
    }
}
