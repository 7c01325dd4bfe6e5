package org.pointsmall.demo.store.catalog;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.i18n.service.TranslationService;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.CategoryProductXref;
import org.broadleafcommerce.core.catalog.domain.CategoryProductXrefImpl;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.store.product.CategoryCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the demo's categories and products into Broadleaf's catalogue. */
@Component
@Profile("demo")
class StockShelves {

    /** Products a transaction: few enough to lose little when killed, enough to be quick. */
    private static final int CHUNK = 100;

    /** Before anybody's business began: the demo's products are always on sale. */
    private static final Date ALWAYS = new Date(0);

    /** On sale since this store began, so that a rule for new products finds some: wrapping papers that nobody bought. */
    private static final Set<String> NEWEST = Set.of("21497", "21499", "21500", "23232");

    private final CatalogService catalog;
    private final TranslationService translations;
    private final BroadleafCurrencyService currencies;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StockShelves(
            @Qualifier("blCatalogService") CatalogService catalog,
            @Qualifier("blTranslationService") TranslationService translations,
            @Qualifier("blCurrencyService") BroadleafCurrencyService currencies,
            JdbcTemplate jdbc,
            TransactionTemplate storeTransaction,
            Clock clock) {
        this.catalog = catalog;
        this.translations = translations;
        this.currencies = currencies;
        this.jdbc = jdbc;
        this.transaction = storeTransaction;
        this.clock = clock;
    }

    /** Adds what is not there yet: categories by their URL, products by their model, which is the data set's code. */
    int stock(DemoCatalog demo) {
        transaction.executeWithoutResult(status -> addCategories(demo));
        Set<String> known =
                new HashSet<>(jdbc.queryForList("SELECT MODEL FROM BLC_PRODUCT WHERE MODEL IS NOT NULL", String.class));
        List<org.pointsmall.demo.data.Product> missing = demo.products().stream()
                .filter(product -> !known.contains(product.itemId().value()))
                .toList();
        for (int from = 0; from < missing.size(); from += CHUNK) {
            List<org.pointsmall.demo.data.Product> chunk =
                    missing.subList(from, Math.min(from + CHUNK, missing.size()));
            transaction.executeWithoutResult(status -> addProducts(chunk));
        }
        return missing.size();
    }

    private void addCategories(DemoCatalog demo) {
        Set<String> known =
                new HashSet<>(jdbc.queryForList("SELECT URL FROM BLC_CATEGORY WHERE URL IS NOT NULL", String.class));
        for (org.pointsmall.demo.data.Category category : demo.categories()) {
            String url = CategoryCode.urlOf(category.code());
            if (!known.contains(url)) {
                Category added = catalog.createCategory();
                added.setName(category.englishName());
                added.setUrl(url);
                added.setActiveStartDate(ALWAYS);
                added = catalog.saveCategory(added);
                translations.save(
                        Category.class.getName(),
                        String.valueOf(added.getId()),
                        "name",
                        Locale.CHINESE.getLanguage(),
                        category.chineseName());
            }
        }
    }

    private void addProducts(List<org.pointsmall.demo.data.Product> products) {
        BroadleafCurrency currency = currencies.findDefaultBroadleafCurrency();
        Map<String, Category> categories = new HashMap<>();
        catalog.findAllCategories().forEach(category -> categories.put(category.getUrl(), category));
        Date now = Date.from(clock.instant());
        for (org.pointsmall.demo.data.Product product : products) {
            Category category = categories.get(CategoryCode.urlOf(product.category()));
            if (category == null) {
                throw new IllegalStateException("No category for " + product);
            }
            add(product, category, currency, NEWEST.contains(product.itemId().value()) ? now : ALWAYS);
        }
    }

    private void add(
            org.pointsmall.demo.data.Product product, Category category, BroadleafCurrency currency, Date from) {
        Sku sku = catalog.createSku();
        sku.setName(product.name());
        sku.setRetailPrice(new Money(product.price(), currency.getCurrencyCode()));
        sku.setActiveStartDate(from);
        sku.setTaxable(false);
        Product added = catalog.createProduct(ProductType.PRODUCT);
        added.setModel(product.itemId().value());
        added.setUrl("/" + product.itemId().value().toLowerCase(Locale.ROOT));
        added.setDefaultSku(catalog.saveSku(sku));
        added.setDefaultCategory(category);
        CategoryProductXref listing = new CategoryProductXrefImpl();
        listing.setCategory(category);
        listing.setProduct(added);
        added.getAllParentCategoryXrefs().add(listing);
        catalog.saveProduct(added);
        translations.save(
                Sku.class.getName(),
                String.valueOf(added.getDefaultSku().getId()),
                "name",
                Locale.CHINESE.getLanguage(),
                product.chineseName());
    }
}
