package org.pointsmall.demo.agents;

import java.util.List;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.product.CategoryCode;

/** Which products and variants an agent wants to see. A price in another currency than the store's is passed over. */
final class ProductFilter {
    static final ProductFilter NONE = new ProductFilter(null, null);

    private final List<String> categories;
    private final AgentRequests.@Nullable PriceFilter price;
    private final @Nullable String currency;

    ProductFilter(AgentRequests.@Nullable Filters filters, AgentRequests.@Nullable Context context) {
        categories = filters == null || filters.categories() == null ? List.of() : filters.categories();
        price = filters == null ? null : filters.price();
        currency = context == null ? null : context.currency();
    }

    /** The one category that is asked for; null where it is none or several, which are looked through one by one. */
    static @Nullable String onlyCategory(AgentRequests.@Nullable Filters filters) {
        return filters != null
                        && filters.categories() != null
                        && filters.categories().size() == 1
                ? filters.categories().get(0)
                : null;
    }

    boolean has(Product product) {
        String category = CategoryCode.of(product.getDefaultCategory());
        return categories.isEmpty() || category != null && categories.contains(category);
    }

    boolean has(Money asked) {
        if (price == null || !asked.getCurrency().getCurrencyCode().equals(currency)) {
            return true;
        }
        long amount = AgentJson.minorUnits(asked);
        return (price.min() == null || amount >= price.min()) && (price.max() == null || amount <= price.max());
    }
}
