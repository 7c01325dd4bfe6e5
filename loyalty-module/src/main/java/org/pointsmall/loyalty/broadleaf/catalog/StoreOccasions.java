package org.pointsmall.loyalty.broadleaf.catalog;

import java.sql.Timestamp;
import java.time.Clock;
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
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.broadleaf.customer.StoreBuyers;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Occasion;
import org.pointsmall.loyalty.earning.Occasions;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.pointsmall.loyalty.purchase.Cart;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What the store's tables say of what is bought. */
public final class StoreOccasions implements Occasions {
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
    private final StoreBuyers buyers;
    private final EarningTerms terms;
    private final Clock clock;

    public StoreOccasions(
            DataSource dataSource, CatalogFlags flags, StoreBuyers buyers, EarningTerms terms, Clock clock) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.flags = flags;
        this.buyers = buyers;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Occasion of(MemberId member, Cart cart, RuleBook book) {
        Collection<Long> ids = new TreeSet<>(cart.products());
        Set<Long> withoutEarning = flags.of(ids).withoutEarning();
        Map<Long, Placed> places = book.asksForCatalogue() && !ids.isEmpty() ? places(ids) : Map.of();
        ZoneId zone = terms.rules().zone();
        Map<Long, ProductFacts> products = new HashMap<>();
        for (Long id : ids) {
            Placed place = places.getOrDefault(id, Placed.NOWHERE);
            products.put(
                    id,
                    new ProductFacts(
                            id,
                            place.categories(),
                            place.since()
                                    .map(since -> since.atZone(zone).toLocalDate())
                                    .orElse(null),
                            !withoutEarning.contains(id)));
        }
        Instant placedAt = cart.context().placedAt();
        return new Occasion(
                placedAt == null ? clock.instant() : placedAt,
                buyers.buyer(member, cart.order().id()),
                Optional.ofNullable(cart.context().store()),
                Optional.ofNullable(cart.context().channel()),
                products);
    }

    private record Placed(Set<Long> categories, Optional<Instant> since) {
        static final Placed NOWHERE = new Placed(Set.of(), Optional.empty());
    }

    private Map<Long, Placed> places(Collection<Long> ids) {
        Map<Long, Placed> places = new HashMap<>();
        jdbc.query(CATEGORIES, new MapSqlParameterSource("ids", ids), row -> {
            Timestamp start = row.getTimestamp("ACTIVE_START_DATE");
            Placed place = places.get(row.getLong("PRODUCT_ID"));
            if (place == null) {
                place = new Placed(new HashSet<>(), Optional.ofNullable(start).map(Timestamp::toInstant));
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
