package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.MemberSearch;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Random customers and random beginnings, against the same sought in memory. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MemberSearchContract {
    private static final int CUSTOMERS = 60;
    /** Few letters, so that beginnings are shared; and what means something to a database or a case. */
    private static final List<String> WORDS =
            List.of("a", "B", "an", "%", "_", "!", "'", "é", "王", "欧", "阳", "明", "-", "9");

    private final List<Customer> everybody = new ArrayList<>();
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private MemberSearch search;

    /** A customer; every third is no member. */
    private record Customer(
            long id, String login, String email, String first, String last, String phone, String order) {

        boolean isMember() {
            return id % 3 != 0;
        }

        boolean fits(String words) {
            return order.equals(words)
                    || begin(login, words)
                    || begin(email, words)
                    || begin(first, words)
                    || begin(last, words)
                    || isFullName(words)
                    || (words.matches("[+(]?[0-9][0-9 ()/.-]{2,}") && phone.startsWith(words));
        }

        private boolean isFullName(String words) {
            String[] parts = words.split("\\s+", 2);
            if (parts.length == 2) {
                return (begin(first, parts[0]) && begin(last, parts[1]))
                        || (begin(last, parts[0]) && begin(first, parts[1]));
            }
            return words.matches("\\p{IsHan}{2,}") && (isSplit(words, 1) || (words.length() > 2 && isSplit(words, 2)));
        }

        private boolean isSplit(String words, int end) {
            return begin(last, words.substring(0, end)) && begin(first, words.substring(end));
        }

        private static boolean begin(String text, String words) {
            return text.toLowerCase(Locale.ROOT).startsWith(words.toLowerCase(Locale.ROOT));
        }
    }

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute(
                "CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT PRIMARY KEY, USER_NAME VARCHAR(255),"
                        + " EMAIL_ADDRESS VARCHAR(255), FIRST_NAME VARCHAR(255), LAST_NAME VARCHAR(255), IS_REGISTERED BOOLEAN)");
        jdbc.execute(
                "CREATE TABLE BLC_ORDER (ORDER_ID BIGINT PRIMARY KEY, CUSTOMER_ID BIGINT, ORDER_NUMBER VARCHAR(255),"
                        + " SUBMIT_DATE DATE)");
        jdbc.execute("CREATE TABLE BLC_PHONE (PHONE_ID BIGINT PRIMARY KEY, PHONE_NUMBER VARCHAR(255))");
        jdbc.execute("CREATE TABLE BLC_CUSTOMER_PHONE (CUSTOMER_ID BIGINT, PHONE_ID BIGINT)");
        jdbc.execute("CREATE TABLE BLC_ADDRESS (ADDRESS_ID BIGINT PRIMARY KEY, PHONE_PRIMARY_ID BIGINT)");
        jdbc.execute("CREATE TABLE BLC_CUSTOMER_ADDRESS (CUSTOMER_ID BIGINT, ADDRESS_ID BIGINT)");
        LoyaltyChangelog.storeIndexes(database.dataSource(), new DefaultResourceLoader())
                .afterPropertiesSet();
        search = new StoreMemberSearch(database.dataSource());
        Random random = new Random(5);
        for (long id = 1; id <= CUSTOMERS; id++) {
            Customer customer = new Customer(
                    id,
                    name(random),
                    name(random),
                    name(random),
                    name(random),
                    "13" + random.nextInt(50) + "-" + id,
                    "N" + id);
            everybody.add(customer);
            insert(customer);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int word = random.nextInt(4); word >= 0; word--) {
            name.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return name.toString();
    }

    private void insert(Customer customer) {
        long id = customer.id();
        jdbc.update(
                "INSERT INTO BLC_CUSTOMER VALUES (?, ?, ?, ?, ?, TRUE)",
                id,
                customer.login(),
                customer.email(),
                customer.first(),
                customer.last());
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, CUSTOMER_ID, ORDER_NUMBER) VALUES (?, ?, ?)",
                id,
                id,
                customer.order());
        jdbc.update("INSERT INTO BLC_PHONE VALUES (?, ?)", id, customer.phone());
        if (id % 2 == 0) {
            jdbc.update("INSERT INTO BLC_CUSTOMER_PHONE VALUES (?, ?)", id, id);
        } else {
            jdbc.update("INSERT INTO BLC_ADDRESS VALUES (?, ?)", id, id);
            jdbc.update("INSERT INTO BLC_CUSTOMER_ADDRESS VALUES (?, ?)", id, id);
        }
        if (customer.isMember()) {
            jdbc.update(
                    "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) VALUES (?, 'ACTIVE', ?)",
                    id,
                    Columns.column(Instant.EPOCH));
        }
    }

    @AfterAll
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void findsWhomTheSameBeginningFindsInMemory() {
        Random random = new Random(6);
        for (int question = 0; question < 300; question++) {
            String words = asked(random);
            Set<MemberId> expected = new HashSet<>();
            everybody.stream()
                    .filter(customer -> customer.isMember() && customer.fits(words.strip()))
                    .forEach(customer -> expected.add(new MemberId(customer.id())));
            assertThat(search.search(words, 1_000)).as("'%s'", words).isEqualTo(expected);
            assertThat(search.search(words, 2)).as("'%s'", words).hasSize(Math.min(2, expected.size()));
        }
    }

    private String asked(Random random) {
        Customer somebody = everybody.get(random.nextInt(CUSTOMERS));
        return switch (random.nextInt(9)) {
            case 0 -> somebody.order();
            case 1 -> somebody.phone().substring(0, 3 + random.nextInt(2));
            case 2 -> somebody.first() + " " + somebody.last();
            case 3 -> somebody.last() + "  " + somebody.first();
            case 4 -> somebody.last() + somebody.first();
            case 5 -> " " + somebody.email().toUpperCase(Locale.ROOT) + " ";
            case 6 -> somebody.login().substring(0, 1);
            case 7 -> somebody.order() + "9";
            default -> name(random);
        };
    }

    @Test
    void findsNobodyForNothingAndOneByTheNumber() {
        assertThat(search.search("   ", 10)).isEmpty();
        assertThat(search.search("#4", 10)).containsExactly(new MemberId(4));
        assertThat(search.search("#3", 10)).as("no member").isEmpty();
        assertThat(search.search("#99999999999999999999", 10)).isEmpty();
    }

    @Test
    void saysWhoTheyAreAndLeavesOutWhoIsGone() {
        Map<MemberId, Person> people = search.people(List.of(new MemberId(4), new MemberId(999)));

        Customer four = everybody.get(3);
        assertThat(people).containsOnlyKeys(new MemberId(4));
        assertThat(people.get(new MemberId(4)).login()).isEqualTo(four.login());
        assertThat(people.get(new MemberId(4)).email()).isEqualTo(four.email());
        assertThat(search.people(List.of())).isEmpty();
    }

    /** The store keeps a customer for each guest who orders, with the address that was typed. */
    @Test
    void namesMeanWhoHasSignedUpAndNeverAGuest() {
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7001, 'ana', 'ana@example.com', 'Ana', 'Lopez', TRUE)");
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7002, '7002', 'ana@example.com', 'Ana', 'Lopez', FALSE)");
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7003, '7003', 'ana@example.com', 'Ana', 'Lopez', NULL)");
        jdbc.update("INSERT INTO BLC_CUSTOMER VALUES (7004, '7004', 'guest@example.com', 'G', 'Uest', FALSE)");
        StoreCustomers customers = new StoreCustomers(database.dataSource());
        MemberId ana = new MemberId(7001);
        try {
            assertThat(customers.withEmail("ana@example.com"))
                    .extracting(Person::member)
                    .containsExactly(ana);
            assertThat(customers.withEmail("guest@example.com")).isEmpty();
            assertThat(customers.withLogin("ana")).extracting(Person::member).containsExactly(ana);
            assertThat(customers.withLogin("7004")).isEmpty();
            assertThat(customers.named(List.of("ana", "ana@example.com", "7002", "guest@example.com")))
                    .isEqualTo(Map.of("ana", Set.of(ana), "ana@example.com", Set.of(ana)));
            assertThat(customers.known(List.of(ana, new MemberId(7002), new MemberId(7003))))
                    .containsExactly(ana);
            assertThat(customers.find(new MemberId(7004)))
                    .as("whoever it is, by the number")
                    .isPresent();
        } finally {
            jdbc.update("DELETE FROM BLC_CUSTOMER WHERE CUSTOMER_ID > 7000");
        }
    }
}
