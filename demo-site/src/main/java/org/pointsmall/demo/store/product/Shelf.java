package org.pointsmall.demo.store.product;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds products. Broadleaf's own search wants Solr; a few hundred products are searched by the database as well. */
@Component
public class Shelf {

    /** The escape character of {@code like} must not be one that SQL dialects read differently. */
    private static final char ESCAPE = '!';

    private final EntityManager entityManager;
    private final CatalogService catalog;
    private final Clock clock;
    private final ProductVisibility visibility;
    private final TranslatedNames names;

    Shelf(
            EntityManager storeEntityManager,
            @Qualifier("blCatalogService") CatalogService catalog,
            Clock clock,
            ObjectProvider<ProductVisibility> visibility,
            TranslatedNames names) {
        this.entityManager = storeEntityManager;
        this.catalog = catalog;
        this.clock = clock;
        this.names = names;
        this.visibility = visibility.getIfAvailable(() -> ProductVisibility.EVERYTHING);
    }

    /**
     * Active products in id order that the shopper is to see. Looks further where some of what it finds is hidden, so that
     * a page is short only where it is the last.
     *
     * @param words part of the name, in any case, in any language that it has
     * @param category code of a category
     * @param after only products with a greater id
     */
    public List<Product> page(@Nullable String words, @Nullable String category, long after, int limit) {
        List<Product> page = new ArrayList<>();
        long last = after;
        boolean more = true;
        while (more && page.size() < limit) {
            List<Product> found = active(words, category, last, limit);
            more = found.size() == limit;
            last = more ? found.get(limit - 1).getId() : last;
            page.addAll(visibility.visible(found));
        }
        return page.subList(0, Math.min(limit, page.size()));
    }

    private List<Product> active(@Nullable String words, @Nullable String category, long after, int limit) {
        String text = words == null || words.isBlank() ? null : words.strip();
        TypedQuery<Product> query = entityManager.createQuery(
                "select p from org.broadleafcommerce.core.catalog.domain.ProductImpl p join fetch p.defaultSku s"
                        + " where p.id > :after and (p.archiveStatus.archived is null or p.archiveStatus.archived <> 'Y')"
                        + " and s.activeStartDate <= :now and (s.activeEndDate is null or s.activeEndDate > :now)"
                        + (text == null
                                ? ""
                                : " and (lower(s.name) like :words escape '" + ESCAPE + "' or s.id in (:named))")
                        + (category == null ? "" : " and p.defaultCategory.url = :category")
                        + " order by p.id",
                Product.class);
        query.setParameter("after", after);
        query.setParameter("now", Date.from(clock.instant()));
        if (text != null) {
            String pattern = "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
            query.setParameter("words", pattern);
            query.setParameter("named", names.skusNamed(pattern, ESCAPE));
        }
        if (category != null) {
            query.setParameter("category", CategoryCode.urlOf(category));
        }
        return query.setMaxResults(limit).getResultList();
    }

    public Optional<Product> product(long id) {
        return Optional.ofNullable(catalog.findProductById(id))
                .filter(Product::isActive)
                .filter(product -> !visibility.visible(List.of(product)).isEmpty());
    }

    List<Category> categories() {
        return catalog.findAllCategories().stream()
                .filter(category -> category.isActive() && category.getUrl() != null)
                .toList();
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '%' || c == '_' || c == ESCAPE) {
                result.append(ESCAPE);
            }
            result.append(c);
        }
        return result.toString();
    }
}
