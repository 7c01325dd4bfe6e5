package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.definition.Scope;

/**
 * What a rule is about: lines that meet each of its limits, of orders that come from one of its stores and channels.
 * Limits that are empty are met always.
 *
 * @param things the products, and the categories, of which a line must be of one each
 * @param newForDays so many days from its first one on sale a product is new, at least 1; null where age does not matter
 * @param stores codes of stores, as orders bear them
 * @param channels codes of channels, as orders bear them
 */
public record RuleScope(Scope things, @Nullable Integer newForDays, Set<String> stores, Set<String> channels) {
    public static final RuleScope EVERYTHING = of(Scope.ALL);

    public RuleScope {
        stores = Set.copyOf(stores);
        channels = Set.copyOf(channels);
        if (newForDays != null && newForDays < 1) {
            throw new IllegalArgumentException("new for " + newForDays + " days");
        }
    }

    public Set<ProductId> products() {
        return things.products();
    }

    public Set<CategoryId> categories() {
        return things.categories();
    }

    /** Whether it is about orders from where this one comes. */
    boolean covers(EarningContext context) {
        return (stores.isEmpty() || context.store().filter(stores::contains).isPresent())
                && (channels.isEmpty()
                        || context.channel().filter(channels::contains).isPresent());
    }

    /**
     * Whether it is about lines of this product; null where a line is of none that the store knows.
     *
     * @param today in the rule's zone
     */
    boolean covers(@Nullable ProductFacts product, LocalDate today) {
        if (product == null) {
            return things.isAll() && newForDays == null;
        }
        return (products().isEmpty() || products().contains(product.id()))
                && (categories().isEmpty() || !Collections.disjoint(categories(), product.categories()))
                && (newForDays == null || product.isNew(today, newForDays));
    }

    /** Whether both may be about the same line. */
    boolean overlaps(RuleScope other) {
        return Scope.share(products(), other.products())
                && Scope.share(categories(), other.categories())
                && Scope.share(stores, other.stores)
                && Scope.share(channels, other.channels);
    }

    private static RuleScope of(Scope things) {
        return new RuleScope(things, null, Set.of(), Set.of());
    }

    public static RuleScope ofProducts(Long... products) {
        return of(Scope.ofProducts(products));
    }

    public static RuleScope ofCategories(Long... categories) {
        return of(Scope.ofCategories(categories));
    }

    public static RuleScope ofNewProducts(int days) {
        return new RuleScope(Scope.ALL, days, Set.of(), Set.of());
    }

    public static RuleScope ofStores(String... stores) {
        return new RuleScope(Scope.ALL, null, Set.of(stores), Set.of());
    }

    public static RuleScope ofChannels(String... channels) {
        return new RuleScope(Scope.ALL, null, Set.of(), Set.of(channels));
    }
}
