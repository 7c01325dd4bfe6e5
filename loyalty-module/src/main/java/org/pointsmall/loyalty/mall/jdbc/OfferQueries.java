package org.pointsmall.loyalty.mall.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.Stretch;
import org.pointsmall.loyalty.mall.ZoneMembers;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.InstantColumn;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Writes the statement that finds offers. What a zone's rule says is asked of columns; a column is null in rows that were
 * saved before it was there, and then the offer itself is asked.
 */
final class OfferQueries {
    private static final String COLUMNS = "o.OFFER_ID, o.VERSION, o.ACTIVE, o.PUBLISHED_AT, v.TERMS";
    private static final String VERSION =
            " JOIN LOYALTY_OFFER_VERSION v ON v.OFFER_ID = o.OFFER_ID AND v.VERSION = o.VERSION";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM LOYALTY_OFFER o" + VERSION + " WHERE ";
    private static final String IN_FORCE =
            "o.ACTIVE = TRUE AND o.LACKS IS NULL AND (o.SEEN_FROM IS NULL OR o.SEEN_FROM <= :at)"
                    + " AND (o.SEEN_UNTIL IS NULL OR o.SEEN_UNTIL > :at)";
    private static final String OF_OFFER = "o.OFFER_ID, o.VERSION, o.SAVE_ID, o.ACTIVE, o.PUBLISHED_AT, o.POSITION";
    /** Of what the offer's pieces are counted under, and the member's. */
    private static final String COUNTED = " LEFT JOIN LOYALTY_STOCK s ON s.STOCK_KEY = CONCAT('offer:', o.OFFER_ID)"
            + " LEFT JOIN LOYALTY_STOCK_QUOTA q ON q.STOCK_KEY = CONCAT('offer:', o.OFFER_ID)"
            + " AND q.MEMBER_ID = :member AND q.PERIOD IN (:periods)";
    /** No member has it. */
    private static final long NOBODY = -1;

    private static final String ORDER = " ORDER BY o.POSITION, o.OFFER_ID";
    /** Beside the numbers of stretches: what is asked for by id. */
    static final int BY_ID = -1;

    private final Instant at;
    private final MapSqlParameterSource values;

    OfferQueries(Instant at) {
        this.at = at;
        values = new MapSqlParameterSource("at", Columns.column(at));
    }

    MapSqlParameterSource values() {
        return values;
    }

    /** The offers with these ids. */
    String ofIds(Collection<Long> ids) {
        values.addValue("ids", new TreeSet<>(ids));
        return SELECT + "o.OFFER_ID IN (:ids) ORDER BY o.OFFER_ID";
    }

    /** Offers in force by id, with what is noted of them in a column {@code LACKS}. */
    String toCheck(long after, int limit) {
        values.addValue("after", after);
        return "SELECT o.LACKS, " + COLUMNS + " FROM LOYALTY_OFFER o" + VERSION
                + " WHERE o.ACTIVE = TRUE AND o.OFFER_ID > :after ORDER BY o.OFFER_ID LIMIT " + limit;
    }

    /** What these versions say, and some others, with the ids that they were saved under. */
    static String ofVersions() {
        return "SELECT OFFER_ID, VERSION, SAVE_ID, TERMS FROM LOYALTY_OFFER_VERSION"
                + " WHERE OFFER_ID IN (:ids) AND VERSION IN (:versions)";
    }

    /** Gifts in force, in their order. */
    String ofGifts() {
        return SELECT + "o.GIFT = TRUE AND " + IN_FORCE + ORDER;
    }

    /**
     * All of these together, with what is taken of each; a column {@code PART} has the number of the stretch. Which version
     * is in force is said, and not what it says.
     */
    String of(List<Stretch> stretches, Collection<Long> ids, OfferCounts.Counting counting) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < stretches.size(); part++) {
            Stretch stretch = stretches.get(part);
            parts.add("SELECT " + part + " AS PART, s" + part + ".* FROM (SELECT " + OF_OFFER
                    + " FROM LOYALTY_OFFER o WHERE " + where(stretch, part, stretch.zone()) + ORDER + " LIMIT "
                    + stretch.limit() + ") s" + part);
        }
        if (!ids.isEmpty()) {
            values.addValue("ids", new TreeSet<>(ids));
            parts.add("SELECT " + BY_ID + " AS PART, " + OF_OFFER
                    + " FROM LOYALTY_OFFER o WHERE o.GIFT = FALSE AND o.LACKS IS NULL AND o.OFFER_ID IN (:ids)");
        }
        MemberId member = counting.member();
        values.addValue("member", member == null ? NOBODY : member.value());
        values.addValue("periods", new TreeSet<>(counting.periods()));
        return "SELECT o.PART, " + OF_OFFER + ", s.TAKEN AS TAKEN, q.PERIOD AS PERIOD, q.TAKEN AS USED"
                + " FROM (" + String.join(" UNION ALL ", parts) + ") o" + COUNTED
                + " ORDER BY o.PART, o.POSITION, o.OFFER_ID";
    }

    private String where(Stretch stretch, int part, @Nullable ZoneMembers zone) {
        StringBuilder where = new StringBuilder("o.GIFT = FALSE AND ").append(IN_FORCE);
        if (stretch.product() != null) {
            where.append(" AND o.PRODUCT_ID = ").append(value("product", part, stretch.product()));
        }
        if (zone != null) {
            where.append(" AND ").append(members(zone, part));
        }
        Place after = stretch.after();
        if (after != null) {
            String position = value("position", part, after.position());
            where.append(" AND o.POSITION >= ")
                    .append(position)
                    .append(" AND (o.POSITION > ")
                    .append(position)
                    .append(" OR o.OFFER_ID > ")
                    .append(value("id", part, after.id()))
                    .append(')');
        }
        return where.toString();
    }

    private String members(ZoneMembers zone, int part) {
        String byHand = "EXISTS (SELECT 1 FROM LOYALTY_OFFER_ZONE z WHERE z.OFFER_ID = o.OFFER_ID AND z.ZONE = "
                + value("zone", part, zone.code()) + ")";
        String members = zone.hasRule() ? "(" + byHand + " OR (" + rule(zone, part) + "))" : byHand;
        return zone.pins().isEmpty()
                ? members
                : members + " AND o.OFFER_ID NOT IN (" + value("pins", part, new TreeSet<>(zone.pins())) + ")";
    }

    private String rule(ZoneMembers zone, int part) {
        ZoneRule rule = zone.rule();
        StringBuilder met = new StringBuilder("1 = 1");
        Money saving = rule.saving();
        if (saving != null) {
            met.append(" AND (o.WORTH IS NULL OR o.WORTH * 100 >= o.POINTS * ")
                    .append(value("saving", part, saving.minorUnits()))
                    .append(')');
        }
        if (rule.mostPoints() != null) {
            met.append(" AND (o.POINTS IS NULL OR o.POINTS <= ")
                    .append(value("points", part, rule.mostPoints()))
                    .append(')');
        }
        if (!rule.tiers().isEmpty()) {
            met.append(" AND (o.LEAST_TIER IS NULL OR o.LEAST_TIER IN (")
                    .append(value("tiers", part, tiers(rule)))
                    .append("))");
        }
        Integer days = rule.publishedDays();
        if (days != null) {
            met.append(" AND o.PUBLISHED_AT > ")
                    .append(value("since", part, new InstantColumn(at.minus(Duration.ofDays(days)))));
        }
        Scope campaign = zone.campaign();
        if (campaign != null && !campaign.isAll()) {
            met.append(
                    campaign.categories().isEmpty()
                            ? " AND o.PRODUCT_ID IN (" + value("goods", part, new TreeSet<>(campaign.productNumbers()))
                                    + ")"
                            : " AND o.PRODUCT_ID IS NOT NULL");
        }
        return met.toString();
    }

    /** With the one of offers that are for tiers, of which none is the least. */
    private static Collection<String> tiers(ZoneRule rule) {
        Collection<String> tiers =
                rule.tiers().stream().map(TierCode::value).collect(Collectors.toCollection(TreeSet::new));
        tiers.add(JdbcOffers.SEVERAL_TIERS);
        return tiers;
    }

    private String value(String name, int part, Object value) {
        values.addValue(name + part, value);
        return ":" + name + part;
    }
}
