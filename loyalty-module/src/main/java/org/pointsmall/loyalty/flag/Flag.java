package org.pointsmall.loyalty.flag;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;

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

    /**
     * @param window when it is sold
     * @param total so many pieces are sold in all, at least 1; null for no such limit
     * @param perMember how many each member may buy, which makes it a product for members; null for no such limit
     */
    record Limited(Window window, @Nullable Long total, @Nullable PerMember perMember) implements Flag {
        public Limited(Window window) {
            this(window, null, null);
        }

        @Override
        public FlagKind kind() {
            return FlagKind.LIMITED;
        }

        /** Whether its pieces are counted. */
        public boolean isCounted() {
            return total != null || perMember != null;
        }
    }

    /** @param most so many in a period, at least 1 */
    record PerMember(long most, QuotaPeriod period) {}
}
