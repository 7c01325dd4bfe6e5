package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What the store's tables say of products, as rules ask for it. */
final class StoreProducts {
    /** From the products up: their categories, and those above them, by the default parent or by being listed. */
    private static final String CATEGORIES = "WITH RECURSIVE ABOVE (PRODUCT_ID, CATEGORY_ID, HEIGHT) AS ("
            + " SELECT d.PRODUCT_ID, d.CATEGORY_ID, 1 FROM ("
            + " SELECT PRODUCT_ID, CATEGORY_ID FROM BLC_CATEGORY_PRODUCT_XREF"
            + " UNION SELECT PRODUCT_ID, DEFAULT_CATEGORY_ID FROM BLC_PRODUCT) d WHERE d.PRODUCT_ID IN (:ids)"
            + " UNION ALL SELECT a.PRODUCT_ID, p.PARENT_ID, a.HEIGHT + 1 FROM ABOVE a JOIN "
            + CategoryTree.STEPS
            + " p ON p.CATEGORY_ID = a.CATEGORY_ID WHERE a.HEIGHT < "
            + CategoryTree.DEPTH
            + ") SELECT a.PRODUCT_ID, a.CATEGORY_ID, s.ACTIVE_START_DATE FROM ABOVE a"
            + " JOIN BLC_PRODUCT p ON p.PRODUCT_ID = a.PRODUCT_ID"
            + " LEFT JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID";

    private final NamedParameterJdbcTemplate jdbc;
    private final CatalogFlags flags;

    StoreProducts(DataSource dataSource, CatalogFlags flags) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.flags = flags;
    }

    /**
     * Products by their ids; a look at the database or two, however many they are.
     *
     * @param book what may be asked: what no rule in it asks for is not looked up
     * @param zone of first days on sale
     */
    public Map<Long, ProductFacts> facts(Collection<Long> products, RuleBook book, ZoneId zone) {
        Collection<Long> ids = new TreeSet<>(products);
        Set<Long> withoutEarning = flags.of(ids).withoutEarning();
        Map<Long, Placed> places = book.asksForCatalogue() && !ids.isEmpty() ? places(ids) : Map.of();
        Map<Long, ProductFacts> facts = new HashMap<>();
        for (Long id : ids) {
            Placed place = places.getOrDefault(id, Placed.NOWHERE);
            facts.put(
                    id,
                    ProductFacts.of(
                            id,
                            place.categories(),
                            place.since()
                                    .map(since -> since.atZone(zone).toLocalDate())
                                    .orElse(null),
                            !withoutEarning.contains(id)));
        }
        return facts;
    }

    /** All categories of products, however far up. */
    public Map<Long, Set<Long>> categories(Collection<Long> products) {
        Map<Long, Set<Long>> categories = new HashMap<>();
        places(new TreeSet<>(products)).forEach((product, place) -> categories.put(product, place.categories()));
        return categories;
    }

    /** The default categories of products, by their ids; products without one are left out. */
    public Map<Long, Long> defaultCategories(Collection<Long> products) {
        Map<Long, Long> categories = new HashMap<>();
        if (!products.isEmpty()) {
            jdbc.query(
                    "SELECT PRODUCT_ID, DEFAULT_CATEGORY_ID FROM BLC_PRODUCT"
                            + " WHERE PRODUCT_ID IN (:ids) AND DEFAULT_CATEGORY_ID IS NOT NULL",
                    new MapSqlParameterSource("ids", new TreeSet<>(products)),
                    row -> {
                        categories.put(row.getLong("PRODUCT_ID"), row.getLong("DEFAULT_CATEGORY_ID"));
                    });
        }
        return categories;
    }

    private record Placed(Set<Long> categories, Optional<Instant> since) {
        static final Placed NOWHERE = new Placed(Set.of(), Optional.empty());

        static Placed since(ResultSet row) throws SQLException {
            Timestamp start = row.getTimestamp("ACTIVE_START_DATE");
            return new Placed(new HashSet<>(), Optional.ofNullable(start).map(Timestamp::toInstant));
        }
    }

    private Map<Long, Placed> places(Collection<Long> ids) {
        Map<Long, Placed> places = new HashMap<>();
        jdbc.query(CATEGORIES, new MapSqlParameterSource("ids", ids), row -> {
            Placed place = places.get(row.getLong("PRODUCT_ID"));
            if (place == null) {
                place = Placed.since(row);
                places.put(row.getLong("PRODUCT_ID"), place);
            }
            long category = row.getLong("CATEGORY_ID");
            if (!row.wasNull()) {
                place.categories().add(category);
            }
        });
        return places;
    }
}
