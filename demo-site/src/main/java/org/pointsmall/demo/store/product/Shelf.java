package org.pointsmall.demo.store.product;

import java.time.Clock;
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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds products. Broadleaf's own search wants Solr; a few hundred products are searched by the database as well. */
@Component
class Shelf {

    /** The escape character of {@code like} must not be one that SQL dialects read differently. */
    private static final char ESCAPE = '!';

    private final EntityManager entityManager;
    private final CatalogService catalog;
    private final Clock clock;

    Shelf(EntityManager storeEntityManager, @Qualifier("blCatalogService") CatalogService catalog, Clock clock) {
        this.entityManager = storeEntityManager;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Active products in id order.
     *
     * @param words part of the name, in any case
     * @param category code of a category
     * @param after only products with a greater id
     */
    List<Product> page(@Nullable String words, @Nullable String category, long after, int limit) {
        String text = words == null || words.isBlank() ? null : words.strip();
        TypedQuery<Product> query = entityManager.createQuery(
                "select p from org.broadleafcommerce.core.catalog.domain.ProductImpl p join fetch p.defaultSku s"
                        + " where p.id > :after and (p.archiveStatus.archived is null or p.archiveStatus.archived <> 'Y')"
                        + " and s.activeStartDate <= :now and (s.activeEndDate is null or s.activeEndDate > :now)"
                        + (text == null ? "" : " and lower(s.name) like :words escape '" + ESCAPE + "'")
                        + (category == null ? "" : " and p.defaultCategory.url = :category")
                        + " order by p.id",
                Product.class);
        query.setParameter("after", after);
        query.setParameter("now", Date.from(clock.instant()));
        if (text != null) {
            query.setParameter("words", "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
        }
        if (category != null) {
            query.setParameter("category", CategoryCode.urlOf(category));
        }
        return query.setMaxResults(limit).getResultList();
    }

    Optional<Product> product(long id) {
        return Optional.ofNullable(catalog.findProductById(id)).filter(Product::isActive);
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
