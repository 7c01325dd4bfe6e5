package org.pointsmall.loyalty.purchase;

import java.util.Optional;
import org.pointsmall.loyalty.points.Money;

/** What the store asks for its products. */
@FunctionalInterface
public interface ProductPrices {

    /**
     * What one piece costs that is put into a cart now, before offers: the sale price where there is one, in the store's
     * currency. Nothing where the store does not know the product, or does not sell it now.
     */
    Optional<Money> price(long productId);
}
