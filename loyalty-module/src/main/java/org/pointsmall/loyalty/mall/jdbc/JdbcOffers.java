package org.pointsmall.loyalty.mall.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.mall.BrowseQuery;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferKind;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Offers in the store's database. What pages are cut by stands in columns of the offer's own row, which is written with
 * each version; all else is in the version.
 */
public final class JdbcOffers implements OfferStore {
    private static final String SELECT = "SELECT o.OFFER_ID, o.VERSION, o.ACTIVE, o.PUBLISHED_AT, v.TERMS"
            + " FROM LOYALTY_OFFER o JOIN LOYALTY_OFFER_VERSION v"
            + " ON v.OFFER_ID = o.OFFER_ID AND v.VERSION = o.VERSION WHERE ";

    private final NamedParameterJdbcTemplate jdbc;
    private final Versions<OfferTerms> offers;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcOffers(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        offers = new Versions<>(dataSource, new OfferKind());
    }

    @Override
    public List<MallOffer> shown(BrowseQuery query, @Nullable Place after, Instant at, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource("at", Columns.column(at));
        StringBuilder where = new StringBuilder("o.ACTIVE = TRUE AND (o.SEEN_FROM IS NULL OR o.SEEN_FROM <= :at)"
                + " AND (o.SEEN_UNTIL IS NULL OR o.SEEN_UNTIL > :at)");
        if (query.product() != null) {
            where.append(" AND o.PRODUCT_ID = :product");
            values.addValue("product", query.product());
        }
        if (query.zone() != null) {
            where.append(
                    " AND EXISTS (SELECT 1 FROM LOYALTY_OFFER_ZONE z WHERE z.OFFER_ID = o.OFFER_ID AND z.ZONE = :zone)");
            values.addValue("zone", query.zone());
        }
        if (after != null) {
            where.append(" AND o.POSITION >= :position AND (o.POSITION > :position OR o.OFFER_ID > :id)");
            values.addValue("position", after.position()).addValue("id", after.id());
        }
        return jdbc.query(
                SELECT + where + " ORDER BY o.POSITION, o.OFFER_ID LIMIT " + limit, values, (row, index) -> offer(row));
    }

    @Override
    public List<MallOffer> offers(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        SELECT + "o.OFFER_ID IN (:ids) ORDER BY o.OFFER_ID",
                        new MapSqlParameterSource("ids", new TreeSet<>(ids)),
                        (row, index) -> offer(row));
    }

    @Override
    public long revision() {
        return offers.revision();
    }

    @Override
    public void lock() {
        offers.lock();
    }

    @Override
    public List<Version<OfferTerms>> all() {
        return offers.all();
    }

    @Override
    public Optional<Version<OfferTerms>> find(long id) {
        return offers.find(id);
    }

    @Override
    public List<Version<OfferTerms>> versions(long id) {
        return offers.versions(id);
    }

    @Override
    public Version<OfferTerms> add(OfferTerms terms, boolean active, Instant at, String actor) {
        return indexed(offers.add(terms, active, at, actor));
    }

    @Override
    public Version<OfferTerms> change(
            VersionRef<OfferTerms> last, OfferTerms terms, boolean active, Instant at, String actor) {
        return indexed(offers.change(last, terms, active, at, actor));
    }

    private Version<OfferTerms> indexed(Version<OfferTerms> version) {
        OfferTerms terms = version.terms();
        Window seen = terms.seen();
        MapSqlParameterSource values = new MapSqlParameterSource(
                        "id", version.ref().id())
                .addValue("active", version.active())
                .addValue("from", Columns.column(moment(seen, seen.from())))
                .addValue("until", Columns.column(moment(seen, seen.until())))
                .addValue("position", terms.position())
                .addValue("product", terms.content() instanceof Content.Goods goods ? goods.product() : null)
                .addValue("at", Columns.column(version.savedAt()));
        jdbc.update(
                "UPDATE LOYALTY_OFFER SET ACTIVE = :active, SEEN_FROM = :from, SEEN_UNTIL = :until, POSITION = :position,"
                        + " PRODUCT_ID = :product WHERE OFFER_ID = :id",
                values);
        if (version.active()) {
            jdbc.update(
                    "UPDATE LOYALTY_OFFER SET PUBLISHED_AT = :at WHERE OFFER_ID = :id AND PUBLISHED_AT IS NULL",
                    values);
        }
        jdbc.update("DELETE FROM LOYALTY_OFFER_ZONE WHERE OFFER_ID = :id", values);
        for (String zone : new TreeSet<>(terms.zones())) {
            jdbc.update(
                    "INSERT INTO LOYALTY_OFFER_ZONE (OFFER_ID, ZONE) VALUES (:id, :zone)",
                    new MapSqlParameterSource("id", version.ref().id()).addValue("zone", zone));
        }
        return version;
    }

    private static @Nullable Instant moment(Window window, @Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(window.zone()).toInstant();
    }

    private MallOffer offer(ResultSet row) throws SQLException {
        return new MallOffer(
                new VersionRef<>(row.getLong("OFFER_ID"), row.getInt("VERSION")),
                offers.read(row.getString("TERMS")),
                row.getBoolean("ACTIVE"),
                Columns.instantOrNull(row, "PUBLISHED_AT"));
    }
}
