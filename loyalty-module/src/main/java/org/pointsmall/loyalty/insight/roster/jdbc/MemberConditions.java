package org.pointsmall.loyalty.insight.roster.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MembersBehind;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** A filter as conditions of a statement on accounts {@code a}, with their values in the same order. */
final class MemberConditions {
    private static final String ENDED = "('CLOSED', 'MERGED')";
    private static final String RUN = "(SELECT r.RUN_ID FROM LOYALTY_SEGMENTATION r WHERE r.ID = 1)";

    private final StringBuilder text = new StringBuilder("1 = 1");
    private final List<Object> values = new ArrayList<>();
    private final BusinessTime time;
    /** Whether the statement has the account's last day as {@code l}. */
    private final boolean byLastDay;

    private MemberConditions(BusinessTime time, boolean byLastDay) {
        this.time = time;
        this.byLastDay = byLastDay;
    }

    static MemberConditions of(MemberFilter filter, BusinessTime time, boolean byLastDay) {
        MemberConditions conditions = new MemberConditions(time, byLastDay);
        conditions.among(filter);
        conditions.tier(filter.tier());
        conditions.segment(filter.segment());
        if (filter.least() != null) {
            conditions.and("a.AVAILABLE >= ?", filter.least());
        }
        if (filter.most() != null) {
            conditions.and("a.AVAILABLE <= ?", filter.most());
        }
        if (filter.status() != null) {
            conditions.and("a.STATUS = ?", filter.status().name());
        }
        conditions.behind(filter.behind());
        return conditions;
    }

    MemberConditions and(String condition, Object... itsValues) {
        text.append(" AND ").append(condition);
        Collections.addAll(values, itsValues);
        return this;
    }

    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    private void among(MemberFilter filter) {
        if (filter.among() != null) {
            // A list of nobody is no list in SQL.
            String places = filter.among().isEmpty()
                    ? "NULL"
                    : Columns.places(filter.among().size());
            and(
                    "a.MEMBER_ID IN (" + places + ")",
                    filter.among().stream().map(member -> member.value()).toArray());
        }
    }

    private void tier(String tier) {
        if (tier.equals(MemberFilter.NONE)) {
            and("NOT EXISTS (SELECT 1 FROM LOYALTY_MEMBER_TIER t WHERE t.ACCOUNT_ID = a.ACCOUNT_ID"
                    + " AND t.TIER_CODE IS NOT NULL)");
        } else if (!tier.isEmpty()) {
            and("a.ACCOUNT_ID IN (SELECT t.ACCOUNT_ID FROM LOYALTY_MEMBER_TIER t WHERE t.TIER_CODE = ?)", tier);
        }
    }

    private void segment(String segment) {
        String graded = " LOYALTY_MEMBER_SEGMENT s WHERE s.RUN_ID = " + RUN + " AND ";
        if (segment.equals(MemberFilter.NONE)) {
            and("NOT EXISTS (SELECT 1 FROM" + graded + "s.MEMBER_ID = a.MEMBER_ID AND s.SEGMENT IS NOT NULL)");
        } else if (OwnSegmentTerms.id(segment).isPresent()) {
            and(
                    "a.MEMBER_ID IN (SELECT s.MEMBER_ID FROM LOYALTY_OWN_SEGMENT_RUN r JOIN LOYALTY_OWN_SEGMENT_MEMBER s"
                            + " ON s.RUN_ID = r.RUN_ID WHERE r.IN_FORCE_OF = ?)",
                    OwnSegmentTerms.id(segment).getAsLong());
        } else if (!segment.isEmpty()) {
            and("a.MEMBER_ID IN (SELECT s.MEMBER_ID FROM" + graded + "s.SEGMENT = ?)", segment);
        }
    }

    private void behind(@Nullable MembersBehind behind) {
        if (behind == null) {
            return;
        }
        DaySpan span = behind.span();
        Object end = startOf(span.last().plusDays(1));
        switch (behind.figure()) {
            case MEMBERS ->
                and(
                        "a.OPENED_AT < ? AND NOT EXISTS (SELECT 1 FROM LOYALTY_ACCOUNT_CHANGE x"
                                + " WHERE x.ACCOUNT_ID = a.ACCOUNT_ID AND x.CHANGED_AT < ? AND x.TO_STATUS IN " + ENDED
                                + ")",
                        end,
                        end);
            case JOINED -> and("a.OPENED_AT >= ? AND a.OPENED_AT < ?", startOf(span.first()), end);
            case ACTIVE -> active(Activity.MOVED, span);
            case BURNERS -> active(Activity.BURNED, span);
            case DORMANT -> dormant(span);
        }
    }

    private Object startOf(LocalDate day) {
        return Objects.requireNonNull(Columns.column(time.startOf(day)));
    }

    /** By each member's first day in the span: there is none of the span before it. */
    private void active(Activity activity, DaySpan span) {
        int first = BusinessDays.number(span.first());
        and(
                "a.ACCOUNT_ID IN (SELECT m.ACCOUNT_ID FROM LOYALTY_ACTIVE_MEMBER m WHERE m.ACTIVITY = ?"
                        + " AND m.BUSINESS_DAY >= ? AND m.BUSINESS_DAY <= ? AND m.DAY_BEFORE < ?)",
                activity.name(),
                first,
                BusinessDays.number(span.last()),
                first);
    }

    /** Who was not seen since, and who came back only after the span. */
    private void dormant(DaySpan span) {
        int last = BusinessDays.number(span.last());
        int seen = BusinessDays.number(span.last().minusDays(MemberFigures.DORMANT_DAYS));
        String back = "SELECT n.ACCOUNT_ID FROM LOYALTY_ACTIVE_MEMBER n WHERE n.ACTIVITY = 'MOVED'"
                + " AND n.BUSINESS_DAY > ? AND n.DAY_BEFORE >= 1 AND n.DAY_BEFORE <= ?";
        boolean isOver = span.last().isBefore(time.today());
        if (byLastDay) {
            if (isOver) {
                and("(l.BUSINESS_DAY <= ? OR a.ACCOUNT_ID IN (" + back + "))", seen, last, seen);
            } else {
                and("l.BUSINESS_DAY <= ?", seen);
            }
        } else {
            String away = "SELECT d.ACCOUNT_ID FROM LOYALTY_LAST_ACTIVE d WHERE d.BUSINESS_DAY <= ?";
            if (isOver) {
                and("a.ACCOUNT_ID IN (" + away + " UNION ALL " + back + ")", seen, last, seen);
            } else {
                and("a.ACCOUNT_ID IN (" + away + ")", seen);
            }
        }
    }
}
