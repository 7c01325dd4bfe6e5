package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Candidate;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Tier;

/** What earning rules ask of the member who buys. Each is looked up when the first rule asks for it, and once at most. */
public interface Buyer extends Candidate {

    /** The member's tier, if any. */
    Optional<Tier> tier();

    @Override
    default Optional<TierCode> tierCode() {
        return tier().map(Tier::code);
    }

    /** The segments as conditions compare them. */
    default Set<String> segmentTexts() {
        return segments().stream().map(SegmentCode::value).collect(Collectors.toSet());
    }

    /**
     * Whether no earlier order of the member's has earned points, of which something stands: one that was cancelled, or
     * came back whole, was not the first.
     */
    boolean isFirstOrder();

    /** How many earlier orders of the member's have earned points, of which something stands. */
    long orders();

    /** When the member's account was opened, if it has been. */
    Optional<Instant> enrolledAt();

    /** The member's birthday, where the store knows it. */
    Optional<MonthDay> birthday();
}
