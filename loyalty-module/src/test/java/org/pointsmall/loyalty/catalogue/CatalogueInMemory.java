package org.pointsmall.loyalty.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store with these products and categories. */
public record CatalogueInMemory(Map<Long, String> products, Map<Long, String> categories) implements Catalogue {

    @Override
    public Map<Long, String> products(Collection<Long> ids) {
        return those(ids, products);
    }

    @Override
    public Map<Long, String> categories(Collection<Long> ids) {
        return those(ids, categories);
    }

    private static Map<Long, String> those(Collection<Long> ids, Map<Long, String> all) {
        Map<Long, String> names = new HashMap<>(all);
        names.keySet().retainAll(ids);
        return names;
    }

    @Override
    public List<Named> productsNamed(String part, int limit) {
        return List.of();
    }

    @Override
    public List<Named> categoriesNamed(String part, int limit) {
        return List.of();
    }
}
