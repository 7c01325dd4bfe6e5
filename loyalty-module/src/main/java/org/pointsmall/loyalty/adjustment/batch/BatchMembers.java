package org.pointsmall.loyalty.adjustment.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Whom a row means: by login or e-mail, or by the customer's number with or without a # before it. Whoever is meant in two of
 * these ways is not known, unless it is the same member: a login is what somebody has chosen. With a # it is the number alone. Members whose accounts have become one are one.
 */
public final class BatchMembers {
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    private final MemberDirectory directory;
    private final Ledger ledger;

    public BatchMembers(MemberDirectory directory, Ledger ledger) {
        this.directory = directory;
        this.ledger = ledger;
    }

    /** Reads a row in which nothing was wrong so far. */
    BatchRow read(BatchRow row) {
        Set<Long> meant = meant(row.named());
        if (meant.size() != 1) {
            return row.refused(
                    null,
                    (meant.isEmpty() ? BatchRow.Problem.UNKNOWN_MEMBER : BatchRow.Problem.SEVERAL_MEMBERS).name());
        }
        return read(row, new MemberId(meant.iterator().next()));
    }

    /** Reads a row of this member. */
    BatchRow read(BatchRow row, MemberId member) {
        Account account = ledger.account(member).orElse(null);
        MemberId standing = account == null ? member : account.member();
        return account != null && account.status() == AccountStatus.CLOSED
                ? row.refused(standing, BatchRow.Problem.ACCOUNT_CLOSED.name())
                : row.meaning(standing);
    }

    /** Whom each of these names means; nobody, or several. Looked up together: for files of many members. */
    public Map<String, Set<MemberId>> meant(Set<String> names) {
        Map<String, Set<MemberId>> meant = new HashMap<>();
        Set<String> words = names.stream().filter(name -> !name.startsWith("#")).collect(Collectors.toSet());
        directory.named(words).forEach((name, people) -> meant.put(name, new HashSet<>(people)));
        Map<String, MemberId> numbers = new HashMap<>();
        names.forEach(name -> number(name).ifPresent(number -> numbers.put(name, new MemberId(number))));
        Set<MemberId> known = directory.known(new HashSet<>(numbers.values()));
        numbers.forEach((name, member) -> {
            if (known.contains(member) || ledger.account(member).isPresent()) {
                meant.computeIfAbsent(name, none -> new HashSet<>()).add(member);
            }
        });
        return meant;
    }

    private Set<Long> meant(String named) {
        Set<Long> meant = new TreeSet<>();
        if (!named.startsWith("#")) {
            add(meant, directory.withLogin(named));
            if (named.contains("@")) {
                add(meant, directory.withEmail(named));
            }
        }
        OptionalLong number = number(named);
        if (number.isPresent()) {
            MemberId member = new MemberId(number.getAsLong());
            if (!directory.known(Set.of(member)).isEmpty()
                    || ledger.account(member).isPresent()) {
                meant.add(member.value());
            }
        }
        return meant;
    }

    private static void add(Set<Long> meant, List<MemberDirectory.Person> people) {
        people.forEach(person -> meant.add(person.member().value()));
    }

    private static OptionalLong number(String named) {
        var number = NUMBER.matcher(named);
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }
}
