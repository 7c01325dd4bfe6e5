package org.pointsmall.demo.data;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo store's products and the categories they stand in. Immutable; the best sellers come first. */
public final class DemoCatalog {
    private final Map<String, Category> categories;
    private final Map<ItemId, Product> products;

    private DemoCatalog(Map<String, Category> categories, Map<ItemId, Product> products) {
        this.categories = categories;
        this.products = products;
    }

    /** @throws DemoDataException when the files in the jar break a promise of this package */
    public static DemoCatalog load() {
        return read(DemoFiles.open("categories.csv"), DemoFiles.open("products.csv"));
    }

    static DemoCatalog read(Reader categoriesCsv, Reader productsCsv) {
        Map<String, Category> categories = new LinkedHashMap<>();
        new CsvFile("categories.csv", "code", "en", "zh").read(categoriesCsv, row -> {
            Category category = new Category(row.text("code"), row.text("en"), row.text("zh"));
            if (categories.put(category.code(), category) != null) {
                throw new IllegalArgumentException("category " + category.code() + " comes twice");
            }
            return category;
        });

        Map<ItemId, Product> products = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        new CsvFile("products.csv", "item_id", "name", "name_zh", "category", "price_gbp").read(productsCsv, row -> {
            Product product = product(row);
            if (!categories.containsKey(product.category())) {
                throw new IllegalArgumentException("unknown category '" + product.category() + "'");
            }
            if (products.put(product.itemId(), product) != null) {
                throw new IllegalArgumentException("item " + product.itemId() + " comes twice");
            }
            if (!names.add(product.name())) {
                throw new IllegalArgumentException("name '" + product.name() + "' comes twice");
            }
            return product;
        });
        return new DemoCatalog(categories, products);
    }

    private static Product product(CsvFile.Row row) {
        return new Product(
                new ItemId(row.text("item_id")),
                row.text("name"),
                row.text("name_zh"),
                row.text("category"),
                price(row.text("price_gbp")));
    }

    private static BigDecimal price(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a price: '" + text + "'", notANumber);
        }
    }

    /** In the order in which a shop front lists them. */
    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    public List<Product> products() {
        return List.copyOf(products.values());
    }

    public Optional<Product> product(ItemId itemId) {
        return Optional.ofNullable(products.get(itemId));
    }
}
