package org.pointsmall.demo.store.product;

import java.util.List;
import java.util.Locale;
import org.broadleafcommerce.common.i18n.service.TranslationService;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.paging.Cursor;
import org.pointsmall.demo.store.paging.Page;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductController {

    private static final int WORDS_MAX = 100;
    private static final String PICTURES = "/shop/pictures/";

    private final Shelf shelf;
    private final TranslationService translations;
    private final TranslatedNames names;

    ProductController(
            Shelf shelf, @Qualifier("blTranslationService") TranslationService translations, TranslatedNames names) {
        this.shelf = shelf;
        this.translations = translations;
        this.names = names;
    }

    /**
     * @param name in the request's language
     * @param category its code; null where the product stands in none
     * @param picture where its picture is
     */
    record ProductAnswer(
            long id,
            String name,
            @Nullable String category,
            @Nullable MoneyAnswer price,
            String picture,
            List<SkuAnswer> skus) {}

    record SkuAnswer(long id, String name, @Nullable MoneyAnswer price) {}

    record CategoryAnswer(String code, String name) {}

    @GetMapping("/products")
    Page<ProductAnswer> products(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (q != null && q.length() > WORDS_MAX) {
            throw StoreProblem.invalid("q");
        }
        int size = Cursor.limit(limit);
        List<Product> found = shelf.page(q, category, Cursor.after(cursor), size + 1);
        TranslatedNames.Named named = names.of(found);
        return Page.of(found, size, Product::getId, product -> answer(product, named));
    }

    @GetMapping("/products/{id}")
    ProductAnswer product(@PathVariable long id) {
        Product product = shelf.product(id).orElseThrow(StoreProblem::notFound);
        return answer(product, names.of(List.of(product)));
    }

    @GetMapping("/categories")
    List<CategoryAnswer> categories(Locale locale) {
        return shelf.categories().stream()
                .map(category -> new CategoryAnswer(String.valueOf(CategoryCode.of(category)), name(category, locale)))
                .toList();
    }

    private String name(Category category, Locale locale) {
        String translated = translations.getTranslatedValue(category, "name", locale);
        return translated == null ? category.getName() : translated;
    }

    private static ProductAnswer answer(Product product, TranslatedNames.Named named) {
        return new ProductAnswer(
                product.getId(),
                named.of(product.getDefaultSku()),
                CategoryCode.of(product.getDefaultCategory()),
                price(product.getDefaultSku()),
                PICTURES + product.getId() + ".svg",
                product.getAllSkus().stream()
                        .filter(Sku::isActive)
                        .map(sku -> new SkuAnswer(sku.getId(), named.of(sku), price(sku)))
                        .toList());
    }

    private static @Nullable MoneyAnswer price(Sku sku) {
        return sku.getPrice() == null ? null : MoneyAnswer.of(sku.getPrice());
    }
}
