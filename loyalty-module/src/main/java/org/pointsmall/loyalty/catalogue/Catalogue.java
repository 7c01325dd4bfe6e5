package org.pointsmall.loyalty.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the store's products, categories and offers are called, and so which there are, as it stands now. */
public interface Catalogue {

    /** The names of those of these products that there are; what is archived is gone. */
    Map<Long, String> products(Collection<Long> ids);

    /** The names of those of these categories that there are. */
    Map<Long, String> categories(Collection<Long> ids);

    /**
     * One of them.
     *
     * @param id the store's
     */
    record Named(long id, String name) {}

    /**
     * Names by id; what the store does not know, or gives no name, has none.
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
    default Names names(Collection<Long> products, Collection<Long> categories) {
        Map<Long, String> ofProducts = new HashMap<>(products(products));
        ofProducts.values().removeIf(String::isBlank);
        Map<Long, String> ofCategories = new HashMap<>(categories(categories));
        ofCategories.values().removeIf(String::isBlank);
        return new Names(ofProducts, ofCategories);
    }

    /** Products whose name has this in it, whatever its case, by name. */
    List<Named> productsNamed(String part, int limit);

    /** Categories, likewise. */
    List<Named> categoriesNamed(String part, int limit);

    /** The names of those of these offers of the store's own that there are; none where the store has no such thing. */
    default Map<Long, String> offers(Collection<Long> ids) {
        return Map.of();
    }

    /** Offers of the store's own, likewise. */
    default List<Named> offersNamed(String part, int limit) {
        return List.of();
    }
}
