package org.pointsmall.benchmarks.taste;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pointsmall.loyalty.catalogue.Catalogue;

/** What the shop's products are called; it has no categories. */
final class NamesOnSale implements Catalogue {
    private final ShopAsOf shop;

    NamesOnSale(ShopAsOf shop) {
        this.shop = shop;
    }

    @Override
    public Map<Long, String> products(Collection<Long> ids) {
        SortedMap<Long, String> names = new TreeMap<>(shop.names());
        names.keySet().retainAll(ids);
        return names;
    }

    @Override
    public Map<Long, String> categories(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public List<Named> productsNamed(String part, int limit) {
        return List.of();
    }

    @Override
    public List<Named> categoriesNamed(String part, int limit) {
        return List.of();
    }
}
