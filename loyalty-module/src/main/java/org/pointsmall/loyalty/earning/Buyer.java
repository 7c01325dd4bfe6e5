package org.pointsmall.loyalty.earning;

import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;

/** What earning rules ask of the member who buys. Each is looked up when the first rule asks for it, and once at most. */
public interface Buyer {

    /** The code of the member's tier, if any. */
    Optional<String> tier();

    /** The codes of the segments that the member is in. */
    Set<String> segments();

    /** Whether no earlier order of the member's has earned points. */
    boolean isFirstOrder();

    /** The member's birthday, where the store knows it. */
    Optional<MonthDay> birthday();
}
