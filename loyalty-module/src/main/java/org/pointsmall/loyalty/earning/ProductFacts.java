package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;

/**
 * What earning rules ask of a product.
 *
 * @param id the store's product
 * @param categories all that it is in, however far up
 * @param onSaleSince its first day on sale, by the programme's calendar; null where the store does not say
 * @param earns false where the catalogue flags it as earning nothing
 */
public record ProductFacts(ProductId id, Set<CategoryId> categories, @Nullable LocalDate onSaleSince, boolean earns) {
    public ProductFacts {
        categories = Set.copyOf(categories);
    }

    /** By the store's numbers. */
    public static ProductFacts of(long id, Set<Long> categories, @Nullable LocalDate onSaleSince, boolean earns) {
        return new ProductFacts(
                new ProductId(id),
                categories.stream().map(CategoryId::new).collect(Collectors.toSet()),
                onSaleSince,
                earns);
    }

    /** Whether its first day on sale is today or fewer than so many days ago. */
    boolean isNew(LocalDate today, int days) {
        return onSaleSince != null && !onSaleSince.isAfter(today) && today.isBefore(onSaleSince.plusDays(days));
    }
}
