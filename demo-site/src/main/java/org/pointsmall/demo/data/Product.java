package org.pointsmall.demo.data;

import java.math.BigDecimal;

/**
 * A product of the demo store.
 *
 * @param name unique within the catalogue, so that a client of the store can find the product by it
 * @param chineseName the same in Chinese
 * @param category code of its {@link Category}
 * @param price per piece, in GBP with two decimals, above zero: the price it was sold at most often
 */
public record Product(ItemId itemId, String name, String chineseName, String category, BigDecimal price) {
    public Product {
        if (name.isBlank() || chineseName.isBlank()) {
            throw new IllegalArgumentException("product " + itemId + " lacks a name");
        }
        if (price.signum() <= 0 || price.scale() != 2) {
            throw new IllegalArgumentException("price of " + itemId + " is not a positive amount in pence: " + price);
        }
    }
}
