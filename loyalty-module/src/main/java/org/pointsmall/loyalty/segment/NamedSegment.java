package org.pointsmall.loyalty.segment;

import java.util.Locale;
import org.pointsmall.loyalty.member.SegmentCode;

/** The segments that {@link SegmentGrid} names, the best first. */
public enum NamedSegment {
    CHAMPIONS,
    LOYAL,
    POTENTIAL_LOYALIST,
    NEW,
    PROMISING,
    NEED_ATTENTION,
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANNOT_LOSE,
    HIBERNATING,
    LOST;

    private final SegmentCode code =
            new SegmentCode(name().toLowerCase(Locale.ROOT).replace('_', '-'));

    /** As rules and tables name it; it never changes. */
    public SegmentCode code() {
        return code;
    }
}
