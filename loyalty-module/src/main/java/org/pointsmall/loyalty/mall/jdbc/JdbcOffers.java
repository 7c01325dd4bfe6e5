package org.pointsmall.loyalty.mall.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferKind;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Stretch;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Offers in the store's database. What pages are cut by stands in columns of the offer's own row, which is written with
 * each version; all else is in the version.
 */
public final class JdbcOffers implements OfferStore {
    /** Stands for the least tier of offers that are for tiers, of which none is the least. */
    static final String SEVERAL_TIERS = "*";

    private final NamedParameterJdbcTemplate jdbc;
    private final Versions<OfferTerms> offers;
    private final KnownTerms terms;
    private final LatestTerms latest;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcOffers(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        offers = new Versions<>(dataSource, new OfferKind());
        terms = new KnownTerms(offers::read);
        latest = new LatestTerms(jdbc, offers::read);
    }

    @Override
    public Found find(List<Stretch> stretches, Collection<Long> ids, Instant at, OfferCounts.Counting counting) {
        if (stretches.isEmpty() && ids.isEmpty()) {
            return new Found(List.of(), Map.of(), null);
        }
        OfferQueries queries = new OfferQueries(at);
        CountedOffers counted = new CountedOffers(stretches.size());
        jdbc.query(queries.of(stretches, ids, counting), queries.values(), counted::read);
        return counted.found(latest.of(counted.rows()));
    }

    @Override
    public List<Checked> toCheck(long after, int limit) {
        OfferQueries queries = new OfferQueries(Instant.EPOCH);
        return jdbc.query(
                queries.toCheck(after, limit),
                queries.values(),
                (row, index) -> new Checked(offer(row), lack(row.getString("LACKS"))));
    }

    @Override
    public void note(long id, @Nullable Lack lack) {
        jdbc.update(
                "UPDATE LOYALTY_OFFER SET LACKS = :lack WHERE OFFER_ID = :id",
                new MapSqlParameterSource("id", id).addValue("lack", lack == null ? null : lack.name(), Types.VARCHAR));
    }

    @Override
    public Map<Long, Lack> lacks() {
        Map<Long, Lack> lacks = new HashMap<>();
        jdbc.query(
                "SELECT OFFER_ID, LACKS FROM LOYALTY_OFFER WHERE ACTIVE = TRUE AND LACKS IS NOT NULL",
                new MapSqlParameterSource(),
                row -> {
                    lacks.put(row.getLong("OFFER_ID"), Lack.valueOf(row.getString("LACKS")));
                });
        return lacks;
    }

    private static @Nullable Lack lack(@Nullable String name) {
        return name == null ? null : Lack.valueOf(name);
    }

    @Override
    public List<MallOffer> gifts(Instant at) {
        OfferQueries queries = new OfferQueries(at);
        return jdbc.query(queries.ofGifts(), queries.values(), (row, index) -> offer(row));
    }

    @Override
    public List<Long> inForce(long after, int limit) {
        return jdbc.queryForList(
                "SELECT OFFER_ID FROM LOYALTY_OFFER WHERE ACTIVE = TRUE AND OFFER_ID > :after ORDER BY OFFER_ID LIMIT "
                        + limit,
                new MapSqlParameterSource("after", after),
                Long.class);
    }

    @Override
    public List<Long> ofProducts(Collection<Long> products) {
        return products.isEmpty()
                ? List.of()
                : jdbc.queryForList(
                        "SELECT OFFER_ID FROM LOYALTY_OFFER WHERE ACTIVE = TRUE AND PRODUCT_ID IN (:products)"
                                + " ORDER BY OFFER_ID",
                        new MapSqlParameterSource("products", new TreeSet<>(products)),
                        Long.class);
    }

    @Override
    public List<MallOffer> offers(Collection<Long> ids) {
        OfferQueries queries = new OfferQueries(Instant.EPOCH);
        return ids.isEmpty() ? List.of() : jdbc.query(queries.ofIds(ids), queries.values(), (row, index) -> offer(row));
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

    @Override
    public Set<Long> archived() {
        return offers.archived();
    }

    @Override
    public void archive(Version<OfferTerms> last, boolean away, String actor) {
        offers.archive(last, away, actor);
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
                .addValue("product", terms.content().givenProduct())
                .addValue("gift", terms.kind() == Content.Kind.GIFT)
                .addValue("points", terms.price().points().value())
                .addValue("worth", worth(terms))
                .addValue("tier", tier(terms.audience()))
                .addValue("at", Columns.column(version.savedAt()));
        jdbc.update(
                "UPDATE LOYALTY_OFFER SET ACTIVE = :active, SEEN_FROM = :from, SEEN_UNTIL = :until, POSITION = :position,"
                        + " PRODUCT_ID = :product, GIFT = :gift, POINTS = :points, WORTH = :worth, LEAST_TIER = :tier, LACKS = NULL,"
                        + " SAVE_ID = (SELECT MAX(SAVE_ID) FROM LOYALTY_OFFER_VERSION WHERE OFFER_ID = :id)"
                        + " WHERE OFFER_ID = :id",
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

    /** In minor units; 0 where nothing is said. */
    private static long worth(OfferTerms terms) {
        Money worth = terms.price().worth();
        return worth == null ? 0 : worth.minorUnits();
    }

    private static String tier(OfferAudience audience) {
        TierCode least = audience.leastTier();
        if (least != null) {
            return least.value();
        }
        return audience.members().tiers().isEmpty() ? "" : SEVERAL_TIERS;
    }

    private static @Nullable Instant moment(Window window, @Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(window.zone()).toInstant();
    }

    private MallOffer offer(ResultSet row) throws SQLException {
        return new MallOffer(
                new VersionRef<>(row.getLong("OFFER_ID"), row.getInt("VERSION")),
                terms.of(row.getString("TERMS")),
                row.getBoolean("ACTIVE"),
                Columns.instantOrNull(row, "PUBLISHED_AT"));
    }
}
