package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The store's own offers, of which coupons are made. */
public final class StoreOffersThatLast {
    private static final String SELECT = "SELECT OFFER_ID FROM BLC_OFFER WHERE OFFER_ID IN (:ids)"
            + " AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y') AND (END_DATE IS NULL OR END_DATE > :now)";

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessTime time;

    public StoreOffersThatLast(DataSource dataSource, BusinessTime time) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.time = time;
    }

    /** Those of these that there are and that are not over. */
    public Set<Long> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        SELECT,
                        // As the store itself writes it, without a zone.
                        new MapSqlParameterSource("ids", new TreeSet<>(ids))
                                .addValue("now", Timestamp.from(time.now())),
                        Long.class));
    }
}
