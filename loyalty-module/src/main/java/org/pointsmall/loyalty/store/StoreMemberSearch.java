package org.pointsmall.loyalty.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.MemberSearch;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTrait;
import org.pointsmall.loyalty.transaction.jdbc.MySqlFamily;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks one way after another until enough are found. Each begins at an index: of Broadleaf's, or of those that {@code
 * loyalty.store-indexes} makes. MySQL and MariaDB compare without case by themselves, and only so use an index.
 */
final class StoreMemberSearch implements MemberSearch {
    private static final String MEMBERS = " JOIN LOYALTY_ACCOUNT a ON a.MEMBER_ID = ";
    private static final String CUSTOMERS =
            "SELECT c.CUSTOMER_ID FROM BLC_CUSTOMER c" + MEMBERS + "c.CUSTOMER_ID WHERE ";
    private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,18})");
    /** What could be the beginning of a phone number, and more than a few beginnings have. */
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()/.-]{2,}");
    /** Names without a space between their parts. */
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,}");
    /** Chinese family names have one character, some two. */
    private static final int LONGEST_FAMILY_NAME = 2;

    private final JdbcTemplate jdbc;
    private final DatabaseTrait mySql;

    StoreMemberSearch(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        mySql = new DatabaseTrait(jdbc, MySqlFamily::includes);
    }

    /** A way to find members: a statement that gives their ids, and its values. */
    private record Way(String sql, List<Object> values) {
        static Way of(String sql, Object... values) {
            return new Way(sql, List.of(values));
        }
    }

    @Override
    public Set<MemberId> search(String typed, int most) {
        String words = typed.strip();
        Set<MemberId> found = new LinkedHashSet<>();
        for (Way way : words.isEmpty() ? List.<Way>of() : ways(words)) {
            if (found.size() < most) {
                jdbc.queryForList(
                                way.sql() + " LIMIT " + most,
                                Long.class,
                                way.values().toArray())
                        .forEach(id -> found.add(new MemberId(id)));
            }
        }
        return found.stream().limit(most).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private List<Way> ways(String words) {
        Matcher number = NUMBER.matcher(words);
        if (number.matches()) {
            return List.of(Way.of(
                    "SELECT a.MEMBER_ID FROM LOYALTY_ACCOUNT a WHERE a.MEMBER_ID = ?",
                    Long.parseLong(number.group(1))));
        }
        List<Way> ways = new ArrayList<>();
        ways.add(Way.of(
                "SELECT o.CUSTOMER_ID FROM BLC_ORDER o" + MEMBERS + "o.CUSTOMER_ID WHERE o.ORDER_NUMBER = ?", words));
        for (String column : List.of("USER_NAME", "EMAIL_ADDRESS", "LAST_NAME", "FIRST_NAME")) {
            ways.add(Way.of(CUSTOMERS + begins(column), begin(words)));
        }
        fullNames(words).forEach(ways::add);
        if (PHONE.matcher(words).matches()) {
            ways.add(Way.of(
                    "SELECT p.CUSTOMER_ID FROM BLC_PHONE n JOIN BLC_CUSTOMER_PHONE p ON p.PHONE_ID = n.PHONE_ID"
                            + MEMBERS + "p.CUSTOMER_ID WHERE n.PHONE_NUMBER LIKE ? ESCAPE '!'",
                    begin(words)));
            ways.add(Way.of(
                    "SELECT p.CUSTOMER_ID FROM BLC_PHONE n JOIN BLC_ADDRESS d ON d.PHONE_PRIMARY_ID = n.PHONE_ID"
                            + " JOIN BLC_CUSTOMER_ADDRESS p ON p.ADDRESS_ID = d.ADDRESS_ID" + MEMBERS
                            + "p.CUSTOMER_ID WHERE n.PHONE_NUMBER LIKE ? ESCAPE '!'",
                    begin(words)));
        }
        return ways;
    }

    private List<Way> fullNames(String words) {
        List<Way> ways = new ArrayList<>();
        String[] parts = words.split("\\s+", 2);
        if (parts.length == 2) {
            ways.add(fullName(parts[0], parts[1]));
            ways.add(fullName(parts[1], parts[0]));
        } else if (CHINESE.matcher(words).matches()) {
            for (int end = 1; end <= LONGEST_FAMILY_NAME && end < words.length(); end++) {
                ways.add(fullName(words.substring(end), words.substring(0, end)));
            }
        }
        return ways;
    }

    private Way fullName(String first, String last) {
        return Way.of(CUSTOMERS + begins("LAST_NAME") + " AND " + begins("FIRST_NAME"), begin(last), begin(first));
    }

    private String begins(String column) {
        return (mySql.holds() ? "c." + column : "LOWER(c." + column + ")") + " LIKE ? ESCAPE '!'";
    }

    private static String begin(String words) {
        return words.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }

    @Override
    public Map<MemberId, Person> people(Collection<MemberId> members) {
        Map<MemberId, Person> people = new HashMap<>();
        if (!members.isEmpty()) {
            jdbc.query(
                            StoreCustomers.SELECT + "CUSTOMER_ID IN (" + Columns.places(members.size()) + ")",
                            StoreCustomers::person,
                            members.stream().map(MemberId::value).toArray())
                    .forEach(person -> people.put(person.member(), person));
        }
        return people;
    }
}
