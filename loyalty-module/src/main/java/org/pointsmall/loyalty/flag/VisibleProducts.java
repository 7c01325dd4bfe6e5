package org.pointsmall.loyalty.flag;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.pointsmall.loyalty.member.CurrentMember;

/**
 * What the store's current shopper is to see. A store asks it wherever it shows products: lists, searches, details,
 * recommendations. What is hidden is to be answered as if there were no such product.
 */
public final class VisibleProducts {
    private final CheckFlags flags;
    private final CurrentMember currentMember;

    public VisibleProducts(CheckFlags flags, CurrentMember currentMember) {
        this.flags = flags;
        this.currentMember = currentMember;
    }

    /**
     * Those of these that the shopper is to see, in their order. A look at the database or two, however many they are, and
     * two more where something in question is for a tier or a segment.
     *
     * @param id the id of the product that it is
     */
    public <T> List<T> of(Collection<T> products, ToLongFunction<? super T> id) {
        Set<Long> hidden = flags.hidden(
                currentMember.id(),
                products.stream().map(id::applyAsLong).distinct().toList());
        return products.stream()
                .filter(product -> !hidden.contains(id.applyAsLong(product)))
                .toList();
    }

    /** Whether the shopper is to see this product. */
    public boolean contains(long productId) {
        return flags.hidden(currentMember.id(), Set.of(productId)).isEmpty();
    }
}
