package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Who placed some past orders, as of then: the tier that the member had, with what it gives today, and how many orders
 * came before. Segments are those of today, as no older ones are kept; and members whose accounts are one today are one.
 * Each is looked up for all these orders at once, when it is first asked for.
 */
final class PastBuyers {
    private final NamedParameterJdbcTemplate jdbc;
    private final String birthdayAttribute;
    private final MemberSegments segments;
    private final Collection<Long> members;
    private final Supplier<Map<Long, List<Change>>> tiers;
    private final Supplier<Map<Long, Long>> earlier;
    private final Supplier<Map<Long, Instant>> enrolled;
    private final Supplier<Map<Long, String>> birthdays;
    private final Supplier<Map<Long, Long>> standing;
    private final Map<MemberId, Set<SegmentCode>> segmentsKnown = new HashMap<>();

    private record Change(Instant at, @Nullable Tier to) {}

    /** @param orders the store's orders, of these members */
    public PastBuyers(
            NamedParameterJdbcTemplate jdbc,
            String birthdayAttribute,
            MemberSegments segments,
            TierSchemes schemes,
            Collection<Long> orders,
            Collection<Long> members) {
        this.jdbc = jdbc;
        this.birthdayAttribute = birthdayAttribute;
        this.segments = segments;
        this.members = members;
        tiers = SingletonSupplier.of(() -> changes(schemes.inForce()));
        earlier = SingletonSupplier.of(() -> new EarlierOrders(jdbc).before(orders));
        enrolled = SingletonSupplier.of(this::enrolled);
        birthdays = SingletonSupplier.of(this::birthdays);
        standing = SingletonSupplier.of(this::standingOnes);
    }

    private Map<Long, List<Change>> changes(TierSchemes.@Nullable Revision inForce) {
        Map<Long, List<Change>> changes = new HashMap<>();
        if (inForce != null) {
            jdbc.query(
                    "SELECT a.MEMBER_ID, c.TO_CODE, c.CHANGED_AT, CASE WHEN c.ACCOUNT_ID = a.MERGED_INTO THEN"
                            + " m.CHANGED_AT END AS MERGED_AT FROM LOYALTY_ACCOUNT a JOIN LOYALTY_TIER_CHANGE c ON"
                            + " c.ACCOUNT_ID = a.ACCOUNT_ID OR c.ACCOUNT_ID = a.MERGED_INTO LEFT JOIN"
                            + " LOYALTY_ACCOUNT_CHANGE m ON m.ACCOUNT_ID = a.ACCOUNT_ID AND m.TO_STATUS = 'MERGED' WHERE"
                            + " a.MEMBER_ID IN (:members) ORDER BY c.CHANGE_ID",
                    ofMembers(),
                    row -> {
                        String code = row.getString("TO_CODE");
                        Tier tier = code == null
                                ? null
                                : inForce.scheme().tier(new TierCode(code)).orElse(null);
                        changes.computeIfAbsent(row.getLong("MEMBER_ID"), none -> new ArrayList<>())
                                .add(new Change(since(row), tier));
                    });
            changes.values().forEach(all -> all.sort(Comparator.comparing(Change::at)));
        }
        return changes;
    }

    /** The tier of the account that a member's has become part of is the member's from then on. */
    private static Instant since(ResultSet row) throws SQLException {
        Instant changed = Columns.instant(row, "CHANGED_AT");
        Instant merged = Columns.instantOrNull(row, "MERGED_AT");
        return merged != null && merged.isAfter(changed) ? merged : changed;
    }

    private Map<Long, Instant> enrolled() {
        Map<Long, Instant> opened = new HashMap<>();
        jdbc.query(
                "SELECT own.MEMBER_ID, MIN(part.OPENED_AT) AS OPENED_AT FROM LOYALTY_ACCOUNT own"
                        + " JOIN LOYALTY_ACCOUNT part ON part.ACCOUNT_ID = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID)"
                        + " OR part.MERGED_INTO = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID)"
                        + " WHERE own.MEMBER_ID IN (:members) GROUP BY own.MEMBER_ID",
                ofMembers(),
                row -> {
                    opened.put(row.getLong("MEMBER_ID"), Columns.instant(row, "OPENED_AT"));
                });
        return opened;
    }

    private Map<Long, String> birthdays() {
        Map<Long, String> days = new HashMap<>();
        jdbc.query(
                "SELECT CUSTOMER_ID, VALUE FROM BLC_CUSTOMER_ATTRIBUTE WHERE CUSTOMER_ID IN (:members)"
                        + " AND NAME = :name AND VALUE IS NOT NULL",
                new MapSqlParameterSource(
                                "members", members.stream().map(this::standing).toList())
                        .addValue("name", birthdayAttribute),
                row -> {
                    days.put(row.getLong("CUSTOMER_ID"), row.getString("VALUE"));
                });
        return days;
    }

    /** Who has become one with others is the one whose account stands for all of them. */
    public MemberId one(MemberId member) {
        return new MemberId(standing(member.value()));
    }

    private long standing(long member) {
        return standing.get().getOrDefault(member, member);
    }

    private Map<Long, Long> standingOnes() {
        Map<Long, Long> ones = new HashMap<>();
        jdbc.query(
                "SELECT own.MEMBER_ID, one.MEMBER_ID AS ONE_ID FROM LOYALTY_ACCOUNT own"
                        + " JOIN LOYALTY_ACCOUNT one ON one.ACCOUNT_ID = own.MERGED_INTO"
                        + " WHERE own.MEMBER_ID IN (:members)",
                ofMembers(),
                row -> {
                    ones.put(row.getLong("MEMBER_ID"), row.getLong("ONE_ID"));
                });
        return ones;
    }

    private MapSqlParameterSource ofMembers() {
        return new MapSqlParameterSource("members", members);
    }

    /** @param at when the order was placed */
    public Buyer of(MemberId member, long order, Instant at) {
        return new PastBuyer(member, order, at);
    }

    private final class PastBuyer implements Buyer {
        private final MemberId member;
        private final long order;
        private final Instant at;

        PastBuyer(MemberId member, long order, Instant at) {
            this.member = member;
            this.order = order;
            this.at = at;
        }

        @Override
        public Optional<Tier> tier() {
            return tiers.get().getOrDefault(member.value(), List.of()).stream()
                    .filter(change -> change.at().isBefore(at))
                    .reduce((former, later) -> later)
                    .flatMap(change -> Optional.ofNullable(change.to()));
        }

        @Override
        public Set<SegmentCode> segments() {
            return segmentsKnown.computeIfAbsent(member, segments::of);
        }

        @Override
        public boolean isFirstOrder() {
            return orders() == 0;
        }

        @Override
        public long orders() {
            return earlier.get().getOrDefault(order, 0L);
        }

        @Override
        public Optional<Instant> enrolledAt() {
            return Optional.ofNullable(enrolled.get().get(member.value()));
        }

        @Override
        public Optional<MonthDay> birthday() {
            return Optional.ofNullable(birthdays.get().get(standing(member.value())))
                    .flatMap(value -> StoreBuyers.day(member, value));
        }
    }
}
