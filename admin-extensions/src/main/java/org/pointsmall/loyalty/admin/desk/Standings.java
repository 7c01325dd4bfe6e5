package org.pointsmall.loyalty.admin.desk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberReads;
import org.pointsmall.loyalty.insight.roster.MemberRow;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.member.MemberId;

/** Where a member stands, as the list of members says it. */
final class Standings {
    private final MemberReads reads;
    private final TargetNames.Source names;

    Standings(MemberReads reads, TargetNames.Source names) {
        this.reads = reads;
        this.names = names;
    }

    /** In writing; empty for no tier, no segment, and for never. */
    record Standing(String tier, String segment, String lastSeen) {}

    Standing of(MemberId member, Locale locale) {
        MemberFilter alone = new MemberFilter(Set.of(member), "", "", null, null, null, null);
        List<MemberRow> rows = reads.rows(alone, MemberSorting.NEWEST, null, 1);
        if (rows.isEmpty()) {
            return new Standing("", "", "");
        }
        MemberRow row = rows.get(0);
        TargetNames named = names.of(Set.of(), Set.of(), locale);
        return new Standing(
                row.tier() == null ? "" : named.tier(row.tier()),
                row.segment() == null ? "" : named.segment(row.segment()),
                Objects.toString(row.lastSeen(), ""));
    }
}
