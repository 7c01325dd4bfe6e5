package org.pointsmall.loyalty.insight.roster.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Random filters and orders over random members, against the same asked of a list in memory. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MemberReadsContract {
    private static final Instant OPENED = Instant.parse("2026-03-20T09:30:00Z");
    private static final List<String> TIERS = List.of("", "silver", "gold");
    private static final List<String> SEGMENTS = List.of("", "champions", "at-risk");
    private static final int MEMBERS = 120;

    private final List<Known> everybody = new ArrayList<>();
    private TestDatabase database;
    private MemberReads reads;

    /** What was put into the tables of one member. */
    private record Known(
            long account, long member, long available, AccountStatus status, String tier, String segment, int day) {}

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        database = start().migrate();
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        reads = new JdbcMemberReads(
                database.dataSource(), new BusinessTime(Clock.fixed(OPENED, ZoneOffset.UTC), () -> ZoneOffset.UTC));
        Random random = new Random(18);
        for (int run = 1; run <= 2; run++) {
            jdbc.update(
                    "INSERT INTO LOYALTY_SEGMENT_RUN (RUN_ID, PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, MEMBERS, GRADED,"
                            + " UP_TO_MEMBER_ID, FINISHED_AT) VALUES (?, 'FINISHED', ?, ?, 'UTC', 'CNY', 0, 0, 0, ?)",
                    run,
                    Columns.column(OPENED.minusSeconds(1)),
                    Columns.column(OPENED),
                    Columns.column(OPENED));
        }
        jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = 2");
        for (int account = 1; account <= MEMBERS; account++) {
            Known known = new Known(
                    account,
                    random.nextInt(1_000) * 1_000L + account,
                    random.nextInt(4) * 50L,
                    AccountStatus.values()[random.nextInt(3)],
                    TIERS.get(random.nextInt(3)),
                    SEGMENTS.get(random.nextInt(3)),
                    random.nextInt(3) == 0 ? BusinessDays.NONE : 20_260_301 + random.nextInt(8));
            everybody.add(known);
            insert(jdbc, known);
        }
    }

    private static void insert(JdbcTemplate jdbc, Known known) {
        jdbc.update(
                "INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, OPENED_AT) VALUES (?, ?, ?, ?, ?)",
                known.account(),
                known.member(),
                known.status().name(),
                known.available(),
                Columns.column(OPENED.plusSeconds(known.account())));
        if (!known.tier().isEmpty()) {
            jdbc.update(
                    "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT,"
                            + " REVISION) VALUES (?, ?, 1, ?, ?, ?, 0)",
                    known.account(),
                    known.tier(),
                    Columns.column(OPENED),
                    Columns.column(OPENED),
                    Columns.column(OPENED));
        }
        graded(jdbc, 1, known.member(), "gone");
        if (!known.segment().isEmpty()) {
            graded(jdbc, 2, known.member(), known.segment());
        }
        if (known.day() != BusinessDays.NONE) {
            jdbc.update(
                    "INSERT INTO LOYALTY_LAST_ACTIVE (ACCOUNT_ID, BUSINESS_DAY) VALUES (?, ?)",
                    known.account(),
                    known.day());
        }
    }

    private static void graded(JdbcTemplate jdbc, long run, long member, String segment) {
        jdbc.update(
                "INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT, RECENCY,"
                        + " FREQUENCY, MONETARY, SEGMENT) VALUES (?, ?, ?, 1, 1, 1, 1, 1, 1, ?)",
                run,
                member,
                Columns.column(OPENED),
                segment);
    }

    @AfterAll
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void listsWhatTheSameQuestionFindsInMemory() {
        Random random = new Random(7);
        for (int question = 0; question < 200; question++) {
            MemberFilter filter = aFilter(random);
            MemberSorting order = new MemberSorting(MemberSorting.By.values()[random.nextInt(3)], random.nextBoolean());
            List<MemberRow> listed = ListedMembers.all(reads, filter, order, 1 + random.nextInt(30));
            assertThat(listed)
                    .as("%s %s", filter, order)
                    .extracting(row -> row.account().id().value())
                    .containsExactlyElementsOf(
                            inMemory(filter, order).stream().map(Known::account).toList());
        }
    }

    @Test
    void aRowSaysWhatIsKnownOfTheMember() {
        for (MemberRow row : ListedMembers.all(reads, MemberFilter.ALL, MemberSorting.NEWEST, 17)) {
            Known known = everybody.get((int) row.account().id().value() - 1);
            LocalDate seen = row.lastSeen();
            assertThat(new Known(
                            row.account().id().value(),
                            row.account().member().value(),
                            row.account().balance().available().value(),
                            row.account().status(),
                            Objects.requireNonNullElse(row.tier(), ""),
                            Objects.requireNonNullElse(row.segment(), ""),
                            seen == null ? BusinessDays.NONE : BusinessDays.number(seen)))
                    .isEqualTo(known);
            assertThat(row.openedAt()).isEqualTo(OPENED.plusSeconds(known.account()));
        }
    }

    private MemberFilter aFilter(Random random) {
        return new MemberFilter(
                random.nextInt(4) == 0 ? some(random) : null,
                anyOf(random, List.of("", "", MemberFilter.NONE, "silver", "gold", "bronze")),
                anyOf(random, List.of("", "", MemberFilter.NONE, "champions", "at-risk", "gone")),
                random.nextInt(3) == 0 ? (Long) (random.nextInt(5) * 40L) : null,
                random.nextInt(3) == 0 ? (Long) (random.nextInt(5) * 40L) : null,
                random.nextInt(3) == 0 ? AccountStatus.values()[random.nextInt(4)] : null,
                null);
    }

    private Set<MemberId> some(Random random) {
        Set<MemberId> some = new HashSet<>();
        for (int one = random.nextInt(40); one > 0; one--) {
            some.add(new MemberId(everybody.get(random.nextInt(MEMBERS)).member()));
        }
        return some;
    }

    private static String anyOf(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<Known> inMemory(MemberFilter filter, MemberSorting order) {
        Comparator<Known> by =
                switch (order.by()) {
                    case JOINED -> Comparator.comparingLong(Known::account);
                    case BALANCE -> Comparator.comparingLong(Known::available).thenComparingLong(Known::account);
                    case LAST_SEEN -> Comparator.comparingInt(Known::day).thenComparingLong(Known::account);
                };
        Comparator<Known> inOrder = order.descending() ? by.reversed() : by;
        if (order.by() == MemberSorting.By.LAST_SEEN) {
            inOrder = Comparator.comparing((Known known) -> known.day() == BusinessDays.NONE)
                    .thenComparing(inOrder);
        }
        return everybody.stream()
                .filter(known -> fits(filter.among(), known.member()))
                .filter(known -> fits(filter.tier(), known.tier()) && fits(filter.segment(), known.segment()))
                .filter(known -> filter.least() == null || known.available() >= filter.least())
                .filter(known -> filter.most() == null || known.available() <= filter.most())
                .filter(known -> filter.status() == null || known.status() == filter.status())
                .sorted(inOrder)
                .collect(Collectors.toList());
    }

    private static boolean fits(@Nullable Set<MemberId> among, long member) {
        return among == null || among.contains(new MemberId(member));
    }

    private static boolean fits(String wanted, String has) {
        return wanted.isEmpty() || (wanted.equals(MemberFilter.NONE) ? has.isEmpty() : wanted.equals(has));
    }
}
