package org.pointsmall.demo.store.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What products are called in the language of the request. Read from Broadleaf's translations for a whole page at once:
 * its own service asks for each name by itself.
 */
@Component
public class TranslatedNames {

    private static final String OF_SKUS = "SELECT ENTITY_ID, TRANSLATED_VALUE FROM BLC_TRANSLATION"
            + " WHERE ENTITY_TYPE = 'Sku' AND FIELD_NAME = 'name'";
    /** An id that no SKU has: a list in SQL must not be empty. */
    private static final long NONE = -1;

    private final NamedParameterJdbcTemplate jdbc;

    TranslatedNames(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Names of these; of all others what the catalogue or the order calls them. */
    public record Named(Map<Long, String> bySku) {

        public Named {
            bySku = Map.copyOf(bySku);
        }

        public String of(Sku sku) {
            return bySku.getOrDefault(sku.getId(), sku.getName());
        }

        public String of(OrderItem item) {
            return item instanceof DiscreteOrderItem discrete && discrete.getSku() != null
                    ? bySku.getOrDefault(discrete.getSku().getId(), item.getName())
                    : item.getName();
        }
    }

    public Named of(Collection<Product> products) {
        return named(products.stream()
                .flatMap(product -> product.getAllSkus().stream())
                .map(Sku::getId)
                .toList());
    }

    public Named of(Order order) {
        List<Long> skus = new ArrayList<>();
        order.getOrderItems().forEach(item -> {
            if (item instanceof DiscreteOrderItem discrete && discrete.getSku() != null) {
                skus.add(discrete.getSku().getId());
            }
        });
        return named(skus);
    }

    private Named named(Collection<Long> skus) {
        Map<Long, String> names = new HashMap<>();
        String language = LocaleContextHolder.getLocale().getLanguage();
        if (!skus.isEmpty() && !language.equals(Locale.ENGLISH.getLanguage())) {
            jdbc.query(
                    OF_SKUS + " AND LOCALE_CODE = :language AND ENTITY_ID IN (:skus)",
                    new MapSqlParameterSource("language", language)
                            .addValue("skus", skus.stream().map(String::valueOf).toList()),
                    row -> {
                        names.put(row.getLong("ENTITY_ID"), row.getString("TRANSLATED_VALUE"));
                    });
        }
        return new Named(names);
    }

    /** SKUs with a translated name, of any language, that matches this pattern in lower case; never an empty list. */
    List<Long> skusNamed(String pattern, char escape) {
        List<Long> found = new ArrayList<>(jdbc.query(
                OF_SKUS + " AND LOWER(TRANSLATED_VALUE) LIKE :pattern ESCAPE '" + escape + "'",
                new MapSqlParameterSource("pattern", pattern),
                (row, number) -> row.getLong("ENTITY_ID")));
        found.add(NONE);
        return found;
    }
}
