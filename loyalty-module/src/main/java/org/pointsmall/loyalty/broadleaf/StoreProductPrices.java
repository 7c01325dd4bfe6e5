package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.ProductPrices;

/**
 * The prices that the store puts into carts: asked of its own catalogue and inventory, so that what extends these counts.
 * What is off sale, or not to be had by the store's inventory, has none.
 */
final class StoreProductPrices implements ProductPrices {
    private final CatalogService catalog;
    private final InventoryService inventory;
    private final StoreCurrency currency;

    StoreProductPrices(CatalogService catalog, InventoryService inventory, StoreCurrency currency) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.currency = currency;
    }

    @Override
    public Optional<Money> price(long productId) {
        return Optional.ofNullable(catalog.findProductById(productId))
                .filter(product -> product.getDefaultSku() != null && product.isActive())
                .map(Product::getDefaultSku)
                .filter(Sku::hasRetailPrice)
                // Broadleaf 7's inventory does not look at the old flag, which its cart refuses.
                .filter(sku -> sku.isAvailable() && inventory.isAvailable(sku, 1))
                .map(sku -> Carts.money(lower(sku), currency.get()));
    }

    /** As an item of an order chooses between both. */
    private static org.broadleafcommerce.common.money.Money lower(Sku sku) {
        org.broadleafcommerce.common.money.Money sale = sku.getSalePrice();
        org.broadleafcommerce.common.money.Money retail = sku.getRetailPrice();
        return sale != null && sale.lessThanOrEqual(retail) ? sale : retail;
    }
}
