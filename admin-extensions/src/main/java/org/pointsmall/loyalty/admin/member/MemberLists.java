package org.pointsmall.loyalty.admin.member;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberKey;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.MemberSearch;

/** Finds members and puts them into writing, with the names that the store has for them. */
final class MemberLists {
    /** So many are looked at of those whom a search finds. */
    static final int MOST_FOUND = 200;

    private static final String STATUS = "LoyaltyMember_Status_";

    private final MemberReads reads;
    private final MemberSearch search;
    private final TargetNames.Source names;

    MemberLists(MemberReads reads, MemberSearch search, TargetNames.Source names) {
        this.reads = reads;
        this.search = search;
        this.names = names;
    }

    /**
     * Whom a search has found.
     *
     * @param members null where nothing was searched for
     * @param more whether there are more than are looked at
     */
    record Found(@Nullable Set<MemberId> members, boolean more) {}

    Found find(String words) {
        if (words.isEmpty()) {
            return new Found(null, false);
        }
        Set<MemberId> found = search.search(words, MOST_FOUND + 1);
        return new Found(found.stream().limit(MOST_FOUND).collect(Collectors.toSet()), found.size() > MOST_FOUND);
    }

    List<MemberRow> rows(MemberFilter filter, MemberSorting order, @Nullable MemberKey after, int limit) {
        return reads.rows(filter, order, after, limit);
    }

    Map<MemberId, Person> people(List<MemberRow> rows) {
        return search.people(rows.stream().map(row -> row.account().member()).toList());
    }

    TargetNames names(Locale locale) {
        return names.of(Set.of(), Set.of(), locale);
    }

    List<MemberLine> lines(List<MemberRow> rows, TargetNames named, DisplayFormat written) {
        Map<MemberId, Person> people = people(rows);
        return rows.stream()
                .map(row ->
                        line(row, Optional.ofNullable(people.get(row.account().member())), named, written))
                .toList();
    }

    private static MemberLine line(MemberRow row, Optional<Person> person, TargetNames named, DisplayFormat written) {
        return new MemberLine(
                Long.toString(row.account().id().value()),
                login(row, person),
                person.map(Person::name).orElse(""),
                person.map(Person::email).orElse(""),
                row.tier() == null ? "" : named.tier(row.tier()),
                row.segment() == null ? "" : named.segment(row.segment()),
                STATUS + row.account().status().name(),
                written.number(row.account().balance().available().value()),
                written.day(row.openedAt()),
                Objects.toString(row.lastSeen(), ""));
    }

    /** Accounts outlive customers, and guests have no login; the login then gives way to the customer's number. */
    static String login(MemberRow row, Optional<Person> person) {
        return person.map(Person::login).orElse("#" + row.account().member().value());
    }
}
