package org.pointsmall.loyalty.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.function.SingletonSupplier;

/** What the store's tables and ours say of a member who buys; each asked for when a rule asks, and once. */
final class StoreBuyers {
    private static final Logger LOG = LoggerFactory.getLogger(StoreBuyers.class);

    private final JdbcTemplate jdbc;
    private final String birthdayAttribute;
    private final MemberSegments segments;
    private final MemberTiers tiers;
    private final EarlierOrders earlier;

    /** @param birthdayAttribute the customer's attribute that has the birthday: 1990-02-28, or --02-28 without a year */
    StoreBuyers(DataSource dataSource, String birthdayAttribute, MemberSegments segments, MemberTiers tiers) {
        jdbc = new JdbcTemplate(dataSource);
        this.birthdayAttribute = birthdayAttribute;
        this.segments = segments;
        this.tiers = tiers;
        earlier = new EarlierOrders(dataSource);
    }

    /** @param orderId what is bought, which does not count as an earlier order */
    public Buyer buyer(MemberId member, long orderId) {
        return new LazyBuyer(member, orderId);
    }

    private final class LazyBuyer implements Buyer {
        private final Supplier<Optional<Tier>> tier;
        private final Supplier<Set<SegmentCode>> codes;
        private final Supplier<Boolean> first;
        private final Supplier<Long> orders;
        private final Supplier<Optional<Instant>> enrolled;
        private final Supplier<Optional<MonthDay>> birthday;

        LazyBuyer(MemberId member, long orderId) {
            tier = SingletonSupplier.of(() -> tiers.tierOf(member));
            codes = SingletonSupplier.of(() -> segments.of(member));
            first = SingletonSupplier.of(() -> earlier.none(member, orderId));
            orders = SingletonSupplier.of(() -> earlier.count(member, orderId));
            enrolled = SingletonSupplier.of(() -> jdbc.query(
                            OneAccount.OPENED_AT,
                            (row, number) -> Optional.ofNullable(Columns.instantOrNull(row, "OPENED_AT")),
                            member.value())
                    .get(0));
            birthday = SingletonSupplier.of(() -> query(
                            "SELECT VALUE FROM BLC_CUSTOMER_ATTRIBUTE WHERE CUSTOMER_ID = COALESCE(" + OneAccount.MEMBER
                                    + ", ?) AND NAME = ?",
                            String.class,
                            member.value(),
                            member.value(),
                            birthdayAttribute)
                    .stream()
                    .findFirst()
                    .flatMap(value -> day(member, value)));
        }

        private <T> List<T> query(String sql, Class<T> type, Object... arguments) {
            return jdbc.queryForList(sql, type, arguments);
        }

        @Override
        public Optional<Tier> tier() {
            return tier.get();
        }

        @Override
        public Set<SegmentCode> segments() {
            return codes.get();
        }

        @Override
        public boolean isFirstOrder() {
            return first.get();
        }

        @Override
        public long orders() {
            return orders.get();
        }

        @Override
        public Optional<Instant> enrolledAt() {
            return enrolled.get();
        }

        @Override
        public Optional<MonthDay> birthday() {
            return birthday.get();
        }
    }

    /** A birthday as the store keeps it, if it is one. */
    public static Optional<MonthDay> day(MemberId member, String value) {
        try {
            return Optional.of(value.startsWith("--") ? MonthDay.parse(value) : MonthDay.from(LocalDate.parse(value)));
        } catch (DateTimeException notADay) {
            LOG.warn("The birthday of {} is no day, but '{}': it is left out", member, value);
            return Optional.empty();
        }
    }
}
