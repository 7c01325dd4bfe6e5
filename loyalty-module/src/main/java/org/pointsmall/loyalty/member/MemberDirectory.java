package org.pointsmall.loyalty.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who the store's customers are, for the staff who look after their points. By a name or among others only those are found who
 * have signed up: a guest who has ordered is a customer, and no member.
 */
public interface MemberDirectory {

    /** The customer; empty for one whom the store has deleted: accounts outlive customers. */
    Optional<Person> find(MemberId member);

    /** The customers who sign in by exactly this login; a store does not promise that there is only one. */
    List<Person> withLogin(String login);

    /** The customers with exactly this e-mail address; the first few where there are many. */
    List<Person> withEmail(String email);

    /** The customers of these logins, and of these e-mail addresses, by what names them. */
    default Map<String, Set<MemberId>> named(Collection<String> names) {
        Map<String, Set<MemberId>> named = new HashMap<>();
        for (String name : names) {
            Set<MemberId> meant = new HashSet<>();
            withLogin(name).forEach(person -> meant.add(person.member()));
            if (name.contains("@")) {
                withEmail(name).forEach(person -> meant.add(person.member()));
            }
            named.put(name, meant);
        }
        return named;
    }

    /** Those of these who are customers, and have signed up. */
    default Set<MemberId> known(Collection<MemberId> members) {
        return members.stream().filter(member -> find(member).isPresent()).collect(Collectors.toSet());
    }

    /** A customer. */
    record Person(MemberId member, @Nullable String login, @Nullable String email, String name) {}
}
