package org.pointsmall.loyalty.broadleaf.catalog;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The flags in the store's product table. Read by SQL, because the store keeps products in a cache of each process and
 * an admin's change must count at once.
 */
public final class StoreCatalogFlags implements CatalogFlags {
    private final NamedParameterJdbcTemplate jdbc;

    public StoreCatalogFlags(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Set<Long> withoutEarning(Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(jdbc.queryForList(
                "SELECT PRODUCT_ID FROM BLC_PRODUCT WHERE LOYALTY_NO_EARN = TRUE AND PRODUCT_ID IN (:ids)",
                new MapSqlParameterSource("ids", new TreeSet<>(productIds)),
                Long.class));
    }
}
