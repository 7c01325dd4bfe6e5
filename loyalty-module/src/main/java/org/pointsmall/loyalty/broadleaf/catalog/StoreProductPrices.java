package org.pointsmall.loyalty.broadleaf.catalog;

import java.util.Optional;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.ProductPrices;

/** The prices that the store puts into carts: asked of its own catalogue, so that its pricing extensions count. */
public final class StoreProductPrices implements ProductPrices {
    private final CatalogService catalog;
    private final StoreCurrency currency;

    public StoreProductPrices(CatalogService catalog, StoreCurrency currency) {
        this.catalog = catalog;
        this.currency = currency;
    }

    @Override
    public Optional<Money> price(long productId) {
        return Optional.ofNullable(catalog.findProductById(productId))
                .filter(product -> product.getDefaultSku() != null && product.isActive())
                .map(Product::getDefaultSku)
                .filter(Sku::hasRetailPrice)
                .map(sku -> Carts.money(lower(sku), currency.now()));
    }

    /** As an item of an order chooses between both. */
    private static org.broadleafcommerce.common.money.Money lower(Sku sku) {
        org.broadleafcommerce.common.money.Money sale = sku.getSalePrice();
        org.broadleafcommerce.common.money.Money retail = sku.getRetailPrice();
        return sale != null && sale.lessThanOrEqual(retail) ? sale : retail;
    }
}
