package org.pointsmall.loyalty.admin.reward;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberDirectory.Person;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardQuery;

/** Rewards as rows of a table. */
public final class RewardRowViews {
    private static final int OF_A_MEMBER = 20;

    private final RewardFiles files;
    private final MemberDirectory directory;

    public RewardRowViews(RewardFiles files, MemberDirectory directory) {
        this.files = files;
        this.directory = directory;
    }

    /** A member's latest rewards. */
    public List<RewardView> of(MemberId member, Locale locale, DisplayFormat written) {
        return rows(files.search(RewardQuery.of(member), null, OF_A_MEMBER), locale, written);
    }

    List<RewardView> rows(List<RewardFiles.Row> rows, Locale locale, DisplayFormat written) {
        Map<MemberId, String> logins = new HashMap<>();
        return rows.stream()
                .map(row -> RewardView.of(
                        row.reward(),
                        row.state(),
                        member -> logins.computeIfAbsent(member, this::login),
                        locale,
                        written))
                .toList();
    }

    /** What staff know a member by. */
    String login(MemberId member) {
        String login = directory.find(member).map(Person::login).orElse(null);
        return login == null ? "#" + member.value() : login;
    }
}
