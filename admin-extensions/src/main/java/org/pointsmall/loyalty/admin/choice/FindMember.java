package org.pointsmall.loyalty.admin.choice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.statement.AccountDetails;

/**
 * Finds whom staff mean: by login, or by # and the customer's number, as the Members section shows somebody without a
 * login. Only customers who have signed up, and accounts that exist: a slip of the finger must not open an
 * account.
 */
public final class FindMember {
    private final MemberDirectory directory;
    private final AccountDetails files;

    public FindMember(MemberDirectory directory, AccountDetails files) {
        this.directory = directory;
        this.files = files;
    }

    /** Empty where nobody is meant, or more than one. */
    public Optional<MemberId> named(String typed) {
        String words = typed.strip();
        if (words.startsWith("#")) {
            OptionalLong number = FormInput.id(words.substring(1));
            return number.isPresent()
                    ? Optional.of(new MemberId(number.getAsLong())).filter(this::exists)
                    : Optional.empty();
        }
        List<MemberDirectory.Person> people = words.isEmpty() ? List.of() : directory.withLogin(words);
        return people.size() == 1 ? Optional.of(people.get(0).member()) : Optional.empty();
    }

    private boolean exists(MemberId member) {
        return !directory.known(Set.of(member)).isEmpty() || files.of(member).isPresent();
    }
}
