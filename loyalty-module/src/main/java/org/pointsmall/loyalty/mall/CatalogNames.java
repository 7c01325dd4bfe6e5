package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Map;

/** What the store calls its products and categories. */
@FunctionalInterface
public interface CatalogNames {

    /**
     * Names by id; what the store does not know has none.
     *
     * @param products of products
     * @param categories of categories
     */
    record Names(Map<Long, String> products, Map<Long, String> categories) {
        public static final Names NONE = new Names(Map.of(), Map.of());

        public Names {
            products = Map.copyOf(products);
            categories = Map.copyOf(categories);
        }
    }

    /** The names of these; a look at the database for each of both kinds, however many they are. */
    Names of(Collection<Long> products, Collection<Long> categories);
}
