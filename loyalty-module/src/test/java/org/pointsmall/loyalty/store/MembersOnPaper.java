package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Members with all that an own segment may ask of them, in the tables and on paper. */
final class MembersOnPaper {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String BIRTHDAY = "birthday";
    static final Field CITY = Field.ofCustomer("home city");

    private final JdbcTemplate jdbc;
    private final List<MatchedOnPaper> people = new ArrayList<>();
    private long ids;

    MembersOnPaper(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void createTables(String timestamp) {
        for (String table : List.of(
                "BLC_CUSTOMER (CUSTOMER_ID BIGINT NOT NULL, IS_REGISTERED BOOLEAN, PRIMARY KEY (CUSTOMER_ID))",
                "BLC_ORDER (ORDER_ID BIGINT NOT NULL, CUSTOMER_ID BIGINT NOT NULL, ORDER_STATUS VARCHAR(255), SUBMIT_DATE "
                        + timestamp
                        + " NULL, CURRENCY_CODE VARCHAR(255), ORDER_TOTAL DECIMAL(19, 5), PRIMARY KEY (ORDER_ID))",
                "BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, ORDER_ID BIGINT, QUANTITY INT, PRIMARY KEY (ORDER_ITEM_ID))",
                "BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, BUNDLE_ORDER_ITEM_ID BIGINT, PRODUCT_ID BIGINT,"
                        + " PRIMARY KEY (ORDER_ITEM_ID))",
                "BLC_CUSTOMER_ATTRIBUTE (CUSTOMER_ATTR_ID BIGINT NOT NULL, CUSTOMER_ID BIGINT, NAME VARCHAR(255),"
                        + " VALUE VARCHAR(255), PRIMARY KEY (CUSTOMER_ATTR_ID))",
                "BLC_CATEGORY (CATEGORY_ID BIGINT NOT NULL, DEFAULT_PARENT_CATEGORY_ID BIGINT, PRIMARY KEY (CATEGORY_ID))",
                "BLC_CATEGORY_XREF (CATEGORY_ID BIGINT NOT NULL, SUB_CATEGORY_ID BIGINT NOT NULL)",
                "BLC_CATEGORY_PRODUCT_XREF (CATEGORY_ID BIGINT NOT NULL, PRODUCT_ID BIGINT NOT NULL)",
                "BLC_PRODUCT (PRODUCT_ID BIGINT NOT NULL, DEFAULT_CATEGORY_ID BIGINT, PRIMARY KEY (PRODUCT_ID))")) {
            jdbc.execute("CREATE TABLE " + table);
        }
        // As the store has them.
        for (String index : List.of(
                "BLC_ORDER (CUSTOMER_ID)",
                "BLC_ORDER_ITEM (ORDER_ID)",
                "BLC_DISCRETE_ORDER_ITEM (BUNDLE_ORDER_ITEM_ID)",
                "BLC_CUSTOMER_ATTRIBUTE (CUSTOMER_ID)")) {
            jdbc.execute("CREATE INDEX " + index.replace(" (", "_").replace(")", "_IX ON ") + index);
        }
        jdbc.update("INSERT INTO BLC_CATEGORY VALUES (10, NULL), (20, 10), (30, NULL), (40, NULL)");
        jdbc.update("INSERT INTO BLC_CATEGORY_XREF VALUES (20, 30)");
        jdbc.update("INSERT INTO BLC_PRODUCT VALUES (1, 10), (2, NULL), (3, 30), (4, NULL), (5, NULL)");
        jdbc.update("INSERT INTO BLC_CATEGORY_PRODUCT_XREF VALUES (20, 2), (40, 4)");
        jdbc.update(
                "INSERT INTO LOYALTY_SEGMENT_RUN (PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, FINISHED_AT, MEMBERS, GRADED,"
                        + " UP_TO_MEMBER_ID) VALUES ('FINISHED', TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP '2025-01-01 00:00:00',"
                        + " 'UTC', 'CNY', TIMESTAMP '2025-01-01 00:00:00', 0, 0, 0)");
        jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = (SELECT MAX(RUN_ID) FROM LOYALTY_SEGMENT_RUN)");
    }

    /** People of all kinds, many of them on the edges of a day or of the look-back. */
    void fill(Random random, int count, Instant since, Instant asOf) {
        for (int i = 0; i < count; i++) {
            List<Long> logins = new ArrayList<>(List.of(ids += 1 + random.nextInt(3)));
            for (int more = random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0; more > 0; more--) {
                logins.add(ids += 1 + random.nextInt(3));
            }
            Collections.shuffle(logins, random);
            List<MatchedOnPaper.Order> orders = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                long total = random.nextInt(6) * 50L;
                long back = random.nextInt(4) == 0 && total > 0 ? random.nextLong(total + 1) : 0;
                List<MatchedOnPaper.Item> items = new ArrayList<>();
                for (int k = random.nextInt(3); k > 0; k--) {
                    items.add(new MatchedOnPaper.Item(1 + random.nextInt(5), 2, random.nextInt(3)));
                }
                orders.add(new MatchedOnPaper.Order(
                        random.nextInt(8) == 0 ? null : moment(random, since, asOf),
                        pick(random, "SUBMITTED", "SUBMITTED", "SHIPPED", "CANCELLED", "RETURNED"),
                        pick(random, "CNY", "CNY", null, "USD"),
                        total,
                        back,
                        items));
            }
            write(
                    new MatchedOnPaper(
                            logins,
                            moment(random, since, asOf),
                            pick(random, "ACTIVE", "ACTIVE", "ACTIVE", "FROZEN", "CLOSED"),
                            random.nextInt(4) * 50L,
                            pick(random, null, "gold", "silver"),
                            pick(random, null, "loyal", "lost"),
                            random.nextInt(3) == 0 ? null : day(asOf).minusDays(random.nextInt(6)),
                            pick(random, null, "1990-02-28", "--03-01", "2000-12-31", "in spring"),
                            pick(random, null, "Wien", "WIEN", " Wien ", "", "  ", "厦门", "Zürich"),
                            orders),
                    random);
        }
    }

    private static Instant moment(Random random, Instant since, Instant asOf) {
        Instant midnight =
                day(asOf).minusDays(random.nextInt(6)).atStartOfDay(ZONE).toInstant();
        return switch (random.nextInt(8)) {
            case 0 -> since;
            case 1 -> since.minusMillis(1);
            case 2 -> asOf.minusMillis(1);
            case 3 -> midnight;
            case 4 -> midnight.minusMillis(1);
            default ->
                since.plusSeconds(random.nextLong(Duration.between(since, asOf).toSeconds()));
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    private void write(MatchedOnPaper person, Random random) {
        people.add(person);
        long standing = account(person.id(), person.status(), null, person.balance(), person.opened());
        for (Long login : person.logins()) {
            jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (?, TRUE)", login);
            if (login != person.id()) {
                account(login, "MERGED", standing, 0, person.opened().plusSeconds(random.nextInt(2)));
            }
        }
        Object at = Columns.column(person.opened());
        if (person.tier() != null) {
            jdbc.update(
                    "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT,"
                            + " REVISION) VALUES (?, ?, 1, ?, ?, ?, 1)",
                    standing,
                    person.tier(),
                    at,
                    at,
                    at);
        }
        if (person.segment() != null) {
            jdbc.update(
                    "INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT, RECENCY,"
                            + " FREQUENCY, MONETARY, SEGMENT) SELECT RUN_ID, ?, ?, 1, 1, 1, 1, 1, 1, ?"
                            + " FROM LOYALTY_SEGMENTATION",
                    person.id(),
                    at,
                    person.segment());
        }
        if (person.seen() != null) {
            LocalDate seen = person.seen();
            jdbc.update(
                    "INSERT INTO LOYALTY_LAST_ACTIVE (ACCOUNT_ID, BUSINESS_DAY) VALUES (?, ?)",
                    standing,
                    seen.getYear() * 10_000 + seen.getMonthValue() * 100 + seen.getDayOfMonth());
        }
        if (person.birthday() != null) {
            jdbc.update(
                    "INSERT INTO BLC_CUSTOMER_ATTRIBUTE VALUES (?, ?, ?, ?)",
                    person.id(),
                    person.id(),
                    BIRTHDAY,
                    person.birthday());
        }
        if (person.city() != null) {
            jdbc.update(
                    "INSERT INTO BLC_CUSTOMER_ATTRIBUTE VALUES (?, ?, ?, ?)",
                    -person.id(),
                    person.id(),
                    CITY.customerAttribute().orElseThrow(),
                    person.city());
        }
        person.orders()
                .forEach(order -> write(
                        order,
                        person.logins().get(random.nextInt(person.logins().size())),
                        random));
    }

    private long account(long member, String status, @Nullable Long into, long balance, Instant opened) {
        jdbc.update(
                "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, MERGED_INTO, AVAILABLE, OPENED_AT) VALUES (?, ?, ?, ?, ?)",
                member,
                status,
                into,
                balance,
                Columns.column(opened));
        return number("SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", member);
    }

    private void write(MatchedOnPaper.Order order, long customer, Random random) {
        long id = ++ids;
        jdbc.update(
                "INSERT INTO BLC_ORDER VALUES (?, ?, ?, ?, ?, ?)",
                id,
                customer,
                order.status(),
                order.at() == null ? null : Timestamp.from(order.at()),
                order.currency(),
                BigDecimal.valueOf(order.total(), 2));
        takeBack(id, order.currency(), 0, 0, order.back());
        for (MatchedOnPaper.Item item : order.items()) {
            long line = ++ids;
            jdbc.update("INSERT INTO BLC_ORDER_ITEM VALUES (?, ?, ?)", line, id, item.quantity());
            if (random.nextBoolean()) {
                jdbc.update("INSERT INTO BLC_DISCRETE_ORDER_ITEM VALUES (?, NULL, ?)", line, item.product());
            } else {
                // A bundle, in which the product is.
                long inside = ++ids;
                jdbc.update("INSERT INTO BLC_ORDER_ITEM VALUES (?, NULL, 1)", inside);
                jdbc.update("INSERT INTO BLC_DISCRETE_ORDER_ITEM VALUES (?, ?, ?)", inside, line, item.product());
            }
            takeBack(id, order.currency(), line, item.back(), 0);
        }
    }

    private void takeBack(long order, @Nullable String currency, long item, int pieces, long price) {
        if (pieces + price == 0) {
            return;
        }
        String key = "r" + item;
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES)"
                        + " VALUES (?, ?, ?, 'RETURN', 'DONE', 0, 0, 0, 0, ?, 'test', 'test', CURRENT_TIMESTAMP, 0)",
                order,
                key,
                "0".repeat(64),
                currency == null ? "CNY" : currency);
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                        + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) SELECT RETURN_ID, 1, ?, ?, ?, 0, 0, 0, 0, 0"
                        + " FROM LOYALTY_RETURN WHERE ORDER_ID = ? AND RETURN_KEY = ?",
                item,
                pieces,
                price,
                order,
                key);
    }

    private long number(String sql, Object... values) {
        Long number = jdbc.queryForObject(sql, Long.class, values);
        return number == null ? 0 : number;
    }

    /** Who matches, by id. */
    List<Long> matching(Matching asked) {
        return people.stream()
                .filter(person -> person.matches(asked))
                .map(MatchedOnPaper::id)
                .sorted()
                .toList();
    }
}
