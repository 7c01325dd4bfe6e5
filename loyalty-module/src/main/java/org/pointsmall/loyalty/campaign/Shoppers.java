package org.pointsmall.loyalty.campaign;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;

/** Members as shoppers: their tiers and segments are read when they are asked for, if they are. */
public final class Shoppers {
    private final MemberTiers tiers;
    private final MemberSegments segments;

    public Shoppers(MemberTiers tiers, MemberSegments segments) {
        this.tiers = tiers;
        this.segments = segments;
    }

    /** For one price or quote, by one thread; not to be kept. */
    public Shopper of(MemberId member) {
        return new AskedOnce(member);
    }

    private final class AskedOnce implements Shopper {
        private final MemberId member;
        private @Nullable Optional<Tier> tier;
        private @Nullable Set<SegmentCode> memberOf;

        AskedOnce(MemberId member) {
            this.member = member;
        }

        @Override
        public Optional<Tier> tier() {
            Optional<Tier> known = tier;
            if (known == null) {
                known = tiers.tierOf(member);
                tier = known;
            }
            return known;
        }

        @Override
        public Set<SegmentCode> segments() {
            Set<SegmentCode> known = memberOf;
            if (known == null) {
                known = segments.of(member);
                memberOf = known;
            }
            return known;
        }
    }
}
