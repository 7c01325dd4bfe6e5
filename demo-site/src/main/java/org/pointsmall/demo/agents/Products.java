package org.pointsmall.demo.agents;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.product.CategoryCode;
import org.pointsmall.demo.store.product.TranslatedNames;

/** Writes products as the protocol does: what can be bought is a variant, which is the store's SKU. */
final class Products {
    private Products() {}

    /**
     * Nothing where no variant of it can be shown.
     *
     * @param inputs by SKU, which ids have led to it; where there are any, only those variants are shown
     */
    static Optional<AgentJson.Product> of(
            Product product,
            TranslatedNames.Named names,
            ProductFilter filter,
            Map<Long, List<AgentJson.Input>> inputs) {
        if (!filter.has(product)) {
            return Optional.empty();
        }
        List<AgentJson.Variant> variants = product.getAllSkus().stream()
                .filter(sku -> sku.isActive() && sku.getPrice() != null && filter.has(sku.getPrice()))
                .filter(sku -> inputs.isEmpty() || inputs.containsKey(sku.getId()))
                .map(sku -> variant(sku, names, inputs.get(sku.getId())))
                .toList();
        return variants.isEmpty() ? Optional.empty() : Optional.of(product(product, names, variants));
    }

    private static AgentJson.Product product(
            Product product, TranslatedNames.Named names, List<AgentJson.Variant> variants) {
        Comparator<AgentJson.Price> cheaper = Comparator.comparing(AgentJson.Price::amount);
        String category = CategoryCode.of(product.getDefaultCategory());
        String name = names.of(product.getDefaultSku());
        return new AgentJson.Product(
                AgentIds.PRODUCT.of(product.getId()),
                name,
                new AgentJson.Description(name),
                category == null ? null : List.of(new AgentJson.ProductCategory(category)),
                new AgentJson.PriceRange(
                        variants.stream()
                                .map(AgentJson.Variant::price)
                                .min(cheaper)
                                .orElseThrow(),
                        variants.stream()
                                .map(AgentJson.Variant::price)
                                .max(cheaper)
                                .orElseThrow()),
                variants);
    }

    private static AgentJson.Variant variant(
            Sku sku, TranslatedNames.Named names, @Nullable List<AgentJson.Input> inputs) {
        boolean available = sku.isAvailable();
        return new AgentJson.Variant(
                AgentIds.VARIANT.of(sku.getId()),
                names.of(sku),
                new AgentJson.Description(names.of(sku)),
                AgentJson.Price.of(sku.getPrice()),
                new AgentJson.Availability(available, available ? "in_stock" : "out_of_stock"),
                inputs);
    }
}
