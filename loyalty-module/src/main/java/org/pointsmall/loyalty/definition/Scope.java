package org.pointsmall.loyalty.definition;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;

/**
 * What a definition is about: things of one of these products, or in one of these categories. Where none are named, all.
 *
 * @param products the store's products
 * @param categories the store's categories, with all that are below them
 */
public record Scope(Set<ProductId> products, Set<CategoryId> categories) {
    public static final Scope ALL = new Scope(Set.of(), Set.of());

    public Scope {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
    }

    public static Scope ofProducts(Long... products) {
        return of(Set.of(products), Set.of());
    }

    public static Scope ofCategories(Long... categories) {
        return of(Set.of(), Set.of(categories));
    }

    /** By the store's numbers. */
    public static Scope of(Set<Long> products, Set<Long> categories) {
        return new Scope(
                products.stream().map(ProductId::new).collect(Collectors.toSet()),
                categories.stream().map(CategoryId::new).collect(Collectors.toSet()));
    }

    public boolean isAll() {
        return products.isEmpty() && categories.isEmpty();
    }

    /**
     * Whether it is about this.
     *
     * @param product null for what is no product
     * @param in all categories that the product is in, however far up
     */
    public boolean covers(@Nullable ProductId product, Set<CategoryId> in) {
        return isAll() || (product != null && products.contains(product)) || !Collections.disjoint(categories, in);
    }

    /**
     * Whether both name the same thing. A product that is in a category of the one and in another category of the other
     * is no such case: that changes with the catalogue.
     */
    public boolean overlaps(Scope other) {
        return isAll()
                || other.isAll()
                || !Collections.disjoint(products, other.products)
                || !Collections.disjoint(categories, other.categories);
    }

    /** Whether both have one in common; none is all. */
    public static boolean share(Set<?> some, Set<?> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }

    /** The numbers of the products. */
    public Set<Long> productNumbers() {
        return products.stream().map(ProductId::value).collect(Collectors.toSet());
    }

    /** The numbers of the categories. */
    public Set<Long> categoryNumbers() {
        return categories.stream().map(CategoryId::value).collect(Collectors.toSet());
    }

    /**
     * Its part of a definition: {@code products} and {@code categories} below the path. What there is none of is refused
     * as {@code UNKNOWN} ({@code value}).
     */
    public static Shape<Scope> part(String path) {
        Leaf<Set<Long>> products = Several.ids("products", Input.PRODUCTS, Targets::requireProducts);
        Leaf<Set<Long>> categories = Several.ids("categories", Input.CATEGORIES, Targets::requireCategories);
        return Shape.<Scope>spread(path)
                .with(products, Scope::productNumbers)
                .with(categories, Scope::categoryNumbers)
                .made(from -> of(from.get(products), from.get(categories)));
    }
}
