package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.tier.Tier;

/** What earning rules ask of the member who buys. Each is looked up when the first rule asks for it, and once at most. */
public interface Buyer {

    /** The member's tier, if any. */
    Optional<Tier> tier();

    /** The codes of the segments that the member is in. */
    Set<String> segments();

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
