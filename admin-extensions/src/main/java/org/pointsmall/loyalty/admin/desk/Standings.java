package org.pointsmall.loyalty.admin.desk;

import java.util.Comparator;
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
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;

/** Where a member stands, as the list of members says it. */
final class Standings {
    private final MemberReads reads;
    private final MemberSegments segments;
    private final TargetNames.Source names;

    Standings(MemberReads reads, MemberSegments segments, TargetNames.Source names) {
        this.reads = reads;
        this.segments = segments;
        this.names = names;
    }

    /**
     * In writing; empty for no tier, no segment, and for never.
     *
     * @param own the merchant's own segments that the member is in
     */
    record Standing(String tier, String segment, List<OwnSegment> own, String lastSeen) {}

    /** A segment of the merchant's own, which leads to all who are in it. */
    record OwnSegment(String code, String name) {}

    Standing of(MemberId member, Locale locale) {
        MemberFilter alone = new MemberFilter(Set.of(member), "", "", null, null, null, null);
        List<MemberRow> rows = reads.rows(alone, MemberSorting.NEWEST, null, 1);
        if (rows.isEmpty()) {
            return new Standing("", "", List.of(), "");
        }
        MemberRow row = rows.get(0);
        TargetNames named = names.of(Set.of(), Set.of(), locale);
        return new Standing(
                row.tier() == null ? "" : named.tier(row.tier()),
                row.segment() == null ? "" : named.segment(row.segment()),
                segments.of(member).stream()
                        .filter(code -> OwnSegmentTerms.id(code).isPresent())
                        .map(code -> new OwnSegment(code.value(), named.segment(code.value())))
                        .sorted(Comparator.comparing(OwnSegment::name))
                        .toList(),
                Objects.toString(row.lastSeen(), ""));
    }
}
