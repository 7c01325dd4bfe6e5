package org.pointsmall.loyalty.flag;

import java.util.Set;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/** One thing that a merchant has said of a product. */
public sealed interface Flag {

    FlagKind kind();

    /** Without anything that would have to be said more exactly. */
    record Plain(FlagKind kind) implements Flag {}

    /** @param least members of this tier may buy, and those of a higher rank */
    record TierOnly(TierCode least) implements Flag {
        @Override
        public FlagKind kind() {
            return FlagKind.TIER_ONLY;
        }
    }

    /** @param segments being in one of them is enough */
    record SegmentOnly(Set<SegmentCode> segments) implements Flag {
        public SegmentOnly {
            segments = Set.copyOf(segments);
        }

        @Override
        public FlagKind kind() {
            return FlagKind.SEGMENT_ONLY;
        }
    }

    /** @param window when it is sold */
    record Limited(Window window) implements Flag {
        @Override
        public FlagKind kind() {
            return FlagKind.LIMITED;
        }
    }
}
