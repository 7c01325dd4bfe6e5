package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The customers' table itself: names are shown as they are now, past any cache of entities. The store also keeps a customer for
 * each guest who has ordered, with the e-mail address that was typed: nobody can sign in as one, so names never mean them.
 */
final class StoreCustomers implements MemberDirectory {
    static final String SELECT =
            "SELECT CUSTOMER_ID, USER_NAME, EMAIL_ADDRESS, FIRST_NAME, LAST_NAME FROM BLC_CUSTOMER WHERE ";

    private static final String REGISTERED = " AND IS_REGISTERED = TRUE";

    private final JdbcTemplate jdbc;

    public StoreCustomers(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Person> find(MemberId member) {
        return jdbc.query(SELECT + "CUSTOMER_ID = ?", StoreCustomers::person, member.value()).stream()
                .findFirst();
    }

    @Override
    public List<Person> withLogin(String login) {
        return jdbc.query(
                SELECT + "USER_NAME = ?" + REGISTERED + " ORDER BY CUSTOMER_ID", StoreCustomers::person, login);
    }

    @Override
    public List<Person> withEmail(String email) {
        return jdbc.query(
                SELECT + "EMAIL_ADDRESS = ?" + REGISTERED + " ORDER BY CUSTOMER_ID LIMIT 2",
                StoreCustomers::person,
                email);
    }

    @Override
    public Map<String, Set<MemberId>> named(Collection<String> names) {
        Map<String, Set<MemberId>> named = new HashMap<>();
        addNamed(named, "USER_NAME", names);
        addNamed(
                named,
                "EMAIL_ADDRESS",
                names.stream().filter(name -> name.contains("@")).toList());
        return named;
    }

    private void addNamed(Map<String, Set<MemberId>> named, String column, Collection<String> names) {
        if (!names.isEmpty()) {
            jdbc.query(
                    "SELECT CUSTOMER_ID, " + column + " AS NAMED FROM BLC_CUSTOMER WHERE " + column + among(names)
                            + REGISTERED,
                    row -> {
                        named.computeIfAbsent(row.getString("NAMED"), first -> new HashSet<>())
                                .add(new MemberId(row.getLong("CUSTOMER_ID")));
                    },
                    names.toArray());
        }
    }

    @Override
    public Set<MemberId> known(Collection<MemberId> members) {
        return members.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(
                        "SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE CUSTOMER_ID" + among(members) + REGISTERED,
                        (row, index) -> new MemberId(row.getLong("CUSTOMER_ID")),
                        members.stream().map(MemberId::value).toArray()));
    }

    private static String among(Collection<?> values) {
        return " IN (" + Columns.places(values.size()) + ")";
    }

    static Person person(ResultSet row, int index) throws SQLException {
        return new Person(
                new MemberId(row.getLong("CUSTOMER_ID")),
                row.getString("USER_NAME"),
                row.getString("EMAIL_ADDRESS"),
                Stream.of(row.getString("FIRST_NAME"), row.getString("LAST_NAME"))
                        .filter(name -> name != null && !name.isBlank())
                        .collect(Collectors.joining(" ")));
    }
}
