package org.pointsmall.loyalty.campaign;

import java.util.Collections;
import java.util.Set;

/**
 * What a campaign is about: things of one of these products, or in one of these categories. Where none are named, all.
 *
 * @param products the store's products
 * @param categories the store's categories, with all that are below them
 */
public record Goods(Set<Long> products, Set<Long> categories) {
    public static final Goods ALL = new Goods(Set.of(), Set.of());

    public Goods {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
    }

    public static Goods ofProducts(Long... products) {
        return new Goods(Set.of(products), Set.of());
    }

    public static Goods ofCategories(Long... categories) {
        return new Goods(Set.of(), Set.of(categories));
    }

    boolean areAll() {
        return products.isEmpty() && categories.isEmpty();
    }

    boolean cover(Priced priced) {
        Long product = priced.product();
        return areAll()
                || (product != null && products.contains(product))
                || !Collections.disjoint(categories, priced.categories());
    }

    /**
     * Whether both name the same thing. A product that is in a category of the one and in another category of the other
     * is no such case: that changes with the catalogue, and of the two the better one counts.
     */
    boolean overlap(Goods other) {
        return areAll()
                || other.areAll()
                || !Collections.disjoint(products, other.products)
                || !Collections.disjoint(categories, other.categories);
    }
}
