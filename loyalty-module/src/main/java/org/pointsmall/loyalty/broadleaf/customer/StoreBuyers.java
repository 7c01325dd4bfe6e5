package org.pointsmall.loyalty.broadleaf.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the store's tables and ours say of a member who buys; each asked for when a rule asks, and once. */
public final class StoreBuyers {
    private static final Logger LOG = LoggerFactory.getLogger(StoreBuyers.class);

    private final JdbcTemplate jdbc;
    private final String birthdayAttribute;
    private final MemberSegments segments;

    /** @param birthdayAttribute the customer's attribute that has the birthday: 1990-02-28, or --02-28 without a year */
    public StoreBuyers(DataSource dataSource, String birthdayAttribute, MemberSegments segments) {
        jdbc = new JdbcTemplate(dataSource);
        this.birthdayAttribute = birthdayAttribute;
        this.segments = segments;
    }

    /** @param orderId what is bought, which does not count as an earlier order */
    public Buyer buyer(MemberId member, long orderId) {
        return new LazyBuyer(member, orderId);
    }

    private final class LazyBuyer implements Buyer {
        private final MemberId member;
        private final long orderId;
        private Optional<Set<String>> codes = Optional.empty();
        private Optional<Boolean> first = Optional.empty();
        private Optional<Optional<MonthDay>> born = Optional.empty();

        LazyBuyer(MemberId member, long orderId) {
            this.member = member;
            this.orderId = orderId;
        }

        @Override
        public Optional<String> tier() {
            return Optional.empty();
        }

        @Override
        public Set<String> segments() {
            if (codes.isEmpty()) {
                codes = Optional.of(
                        segments.of(member).stream().map(SegmentCode::value).collect(Collectors.toSet()));
            }
            return codes.get();
        }

        @Override
        public boolean isFirstOrder() {
            if (first.isEmpty()) {
                first = Optional.of(jdbc.queryForList(
                                "SELECT j.ENTRY_ID FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a"
                                        + " ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE a.MEMBER_ID = ? AND j.KIND = 'EARN'"
                                        + " AND j.ORDER_ID IS NOT NULL AND j.ORDER_ID <> ? LIMIT 1",
                                Long.class,
                                member.value(),
                                orderId)
                        .isEmpty());
            }
            return first.get();
        }

        @Override
        public Optional<MonthDay> birthday() {
            if (born.isEmpty()) {
                List<String> values = jdbc.queryForList(
                        "SELECT VALUE FROM BLC_CUSTOMER_ATTRIBUTE WHERE CUSTOMER_ID = ? AND NAME = ?",
                        String.class,
                        member.value(),
                        birthdayAttribute);
                born = Optional.of(values.stream().findFirst().flatMap(this::day));
            }
            return born.get();
        }

        private Optional<MonthDay> day(String value) {
            try {
                return Optional.of(
                        value.startsWith("--") ? MonthDay.parse(value) : MonthDay.from(LocalDate.parse(value)));
            } catch (DateTimeException notADay) {
                LOG.warn("The birthday of {} is no day, but '{}': it is left out", member, value);
                return Optional.empty();
            }
        }
    }
}
