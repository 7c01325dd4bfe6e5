package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about: the lines that meet each of its limits, of orders that do. Limits that are empty are met always.
 *
 * @param products the store's products
 * @param categories the store's categories, with all that are below them
 * @param newForDays so many days from its first one on sale a product is new, at least 1; null where age does not matter
 * @param stores codes of stores, as orders bear them
 * @param channels codes of channels, as orders bear them
 */
public record RuleScope(
        Set<Long> products,
        Set<Long> categories,
        @Nullable Integer newForDays,
        Set<String> stores,
        Set<String> channels) {
    public static final RuleScope EVERYTHING = new RuleScope(Set.of(), Set.of(), null, Set.of(), Set.of());

    public RuleScope {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
        stores = Set.copyOf(stores);
        channels = Set.copyOf(channels);
        if (newForDays != null && newForDays < 1) {
            throw new IllegalArgumentException("new for " + newForDays + " days");
        }
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
            return products.isEmpty() && categories.isEmpty() && newForDays == null;
        }
        return (products.isEmpty() || products.contains(product.id()))
                && (categories.isEmpty() || !Collections.disjoint(categories, product.categories()))
                && (newForDays == null || product.isNew(today, newForDays));
    }

    public static RuleScope ofProducts(Long... products) {
        return new RuleScope(Set.of(products), Set.of(), null, Set.of(), Set.of());
    }

    public static RuleScope ofCategories(Long... categories) {
        return new RuleScope(Set.of(), Set.of(categories), null, Set.of(), Set.of());
    }

    public static RuleScope ofNewProducts(int days) {
        return new RuleScope(Set.of(), Set.of(), days, Set.of(), Set.of());
    }

    public static RuleScope ofStores(String... stores) {
        return new RuleScope(Set.of(), Set.of(), null, Set.of(stores), Set.of());
    }

    public static RuleScope ofChannels(String... channels) {
        return new RuleScope(Set.of(), Set.of(), null, Set.of(), Set.of(channels));
    }
}
