package org.pointsmall.loyalty.broadleaf.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.pointsmall.loyalty.campaign.KnownTargets;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What campaigns can name: products and categories that the store has not archived, and the programme's tiers. */
public final class StoreTargets implements KnownTargets {
    private static final String PRODUCTS = "SELECT PRODUCT_ID FROM BLC_PRODUCT"
            + " WHERE PRODUCT_ID IN (:ids) AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y')";
    private static final String CATEGORIES = "SELECT CATEGORY_ID FROM BLC_CATEGORY"
            + " WHERE CATEGORY_ID IN (:ids) AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y')";

    private final NamedParameterJdbcTemplate jdbc;
    private final TierSchemes schemes;
    private final Predicate<SegmentCode> segments;

    public StoreTargets(DataSource dataSource, TierSchemes schemes, Predicate<SegmentCode> segments) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.schemes = schemes;
        this.segments = segments;
    }

    @Override
    public Set<Long> products(Set<Long> ids) {
        return found(PRODUCTS, ids);
    }

    @Override
    public Set<Long> categories(Set<Long> ids) {
        return found(CATEGORIES, ids);
    }

    private Set<Long> found(String select, Set<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new TreeSet<>(jdbc.queryForList(select, new MapSqlParameterSource("ids", ids), Long.class));
    }

    @Override
    public boolean knows(TierCode tier) {
        return Optional.ofNullable(schemes.inForce())
                .flatMap(revision -> revision.scheme().tier(tier))
                .isPresent();
    }

    @Override
    public boolean knows(SegmentCode segment) {
        return segments.test(segment);
    }
}
