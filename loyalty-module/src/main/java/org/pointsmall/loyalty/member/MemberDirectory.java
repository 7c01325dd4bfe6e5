package org.pointsmall.loyalty.member;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who the store's customers are, for the staff who look after their points. */
public interface MemberDirectory {

    /** The customer; empty for one whom the store has deleted: accounts outlive customers. */
    Optional<Person> find(MemberId member);

    /** The customers who sign in by exactly this login; a store does not promise that there is only one. */
    List<Person> withLogin(String login);

    /** The customers with exactly this e-mail address; the first few where there are many. */
    List<Person> withEmail(String email);

    /** A customer. */
    record Person(MemberId member, @Nullable String login, @Nullable String email, String name) {}
}
