package org.pointsmall.demo.store.product;

import java.util.List;
import org.broadleafcommerce.core.catalog.domain.Product;

/**
 * The store's seam to a loyalty programme that hides products from those whom they are not for. Without a bean of this
 * type everybody sees everything.
 */
public interface ProductVisibility {
    /** What a store without a programme does. */
    ProductVisibility EVERYTHING = products -> products;

    /** Those of these that the current shopper is to see, in their order. */
    List<Product> visible(List<Product> products);
}
